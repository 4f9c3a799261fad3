import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen, type Received } from './listener';

const NONCES = ['0', '7', '-7', '9007199254740993', '12345678901234567890123456789', '1.50', '1e3'];

let simulator: AkoolSimulator;
let ids = 0;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (parameters: object = {}) =>
	listen({ credential: credentialFor(simulator), parameters: parameters as never });
const payload = () => ({ _id: `job-${++ids}`, status: 3 });

/** Sends the text of a JSON body as it is, as n8n parses it. */
async function postText(text: string): Promise<Received> {
	return await trigger().post(JSON.parse(text), { text });
}

describe('a nonce that is a number', () => {
	/** A callback whose nonce was signed as text, and is sent as a number of the same digits. */
	const sent = (signed: string, digits = signed) =>
		JSON.stringify(simulator.signCallback(payload(), { nonce: signed })).replace(
			`"nonce":"${signed}"`,
			`"nonce":${digits}`,
		);

	it.each(NONCES)('is signed with the digits that were sent: %s', async (nonce) => {
		expect((await postText(sent(nonce))).executions).toHaveLength(1);
	});

	it('of other digits is refused, though both are the same number to JSON', async () => {
		const answer = await postText(sent('9007199254740993', '9007199254740992'));
		expect(answer).toMatchObject({ status: 401, executions: [] });
	});
});

describe('a timestamp that is text', () => {
	const asText = (at: number) => {
		const body = simulator.signCallback(payload(), { timestamp: at, nonce: '3622' });
		return { ...body, timestamp: String(at) };
	};

	it('of digits is as good as a number', async () => {
		expect((await trigger().post(asText(Date.now()))).executions).toHaveLength(1);
	});

	it('is looked at by Max Age, too', async () => {
		const young = trigger({ options: { maxAgeSeconds: 60 } });
		expect((await young.post(asText(Date.now()))).status).toBe(200);
		expect((await young.post(asText(Date.now() - 61_000))).status).toBe(401);
	});

	it('may change places with the nonce, which Akool’s signature does not tell: Max Age refuses it', async () => {
		const { timestamp, ...body } = asText(Date.now());
		const swapped = { ...body, timestamp: '3622', nonce: timestamp };
		const answer = await trigger({ options: { maxAgeSeconds: 60 } }).post(swapped);
		expect(answer).toMatchObject({ status: 401, executions: [] });
	});
});

describe('a payload with the names of Akool’s demo', () => {
	it('gives the same item, beside what was sent', async () => {
		const events = ['completed'];
		const sent = { video_id: 'demo', video_status: 3, video: 'https://results.example/a.mp4' };
		const { executions } = await trigger({ events }).post(simulator.signCallback(sent));
		expect(executions[0]?.[0]?.json).toEqual({
			video_id: 'demo',
			video: 'https://results.example/a.mp4',
			_id: 'demo',
			video_status: 3,
			status: 'completed',
			url: 'https://results.example/a.mp4',
			reference: null,
		});
	});

	it('is a repetition of one with the documented names', async () => {
		const { post } = trigger();
		await post(simulator.signCallback({ _id: 'same', status: 3 }));
		const again = await post(simulator.signCallback({ video_id: 'same', video_status: 3 }));
		expect(again).toMatchObject({ status: 200, executions: [] });
	});

	it('may be queueing', async () => {
		const { post } = trigger({ events: ['queueing'] });
		const { executions } = await post(simulator.signCallback({ video_id: 'q', video_status: 1 }));
		expect(executions[0]?.[0]?.json.status).toBe('queueing');
	});

	it('is let in unencrypted when signatures are not verified', async () => {
		const { post } = trigger({ verifySignature: false });
		expect((await post({ video_id: 'plain', video_status: 3 })).executions).toHaveLength(1);
	});
});

describe('Types', () => {
	it.each<[unknown, string, boolean]>([
		[[], 'anything new', true],
		[['lipsync', 'avatar'], 'avatar', true],
		[['lipsync', 'avatar'], 'video translate', false],
		['={{ ["lipsync"] }}', 'lipsync', true],
		['={{ ["lipsync"] }}', 'avatar', false],
		['={{ "lipsync, avatar" }}', 'avatar', true],
		['lipsync, avatar', 'avatar', true],
	])('as %j: is "%s" one? %j', async (types, type, starts) => {
		const { post } = trigger({ options: { types } });
		const answer = await post(simulator.signCallback({ ...payload(), type }));
		expect(answer.executions).toHaveLength(starts ? 1 : 0);
	});
});
