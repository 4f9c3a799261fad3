import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen, type Listener } from './listener';

const CREDENTIAL = {
	apiToken: 'TOKEN-that-nobody-may-read',
	clientId: 'CLIENT-that-nobody-may-read',
	apiKey: 'KEY-that-nobody-may-read',
};
const PAYLOAD = { _id: 'JOB-that-is-not-logged', status: 3, type: 'TYPE-that-is-not-logged' };

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator({ credential: CREDENTIAL });
});

afterAll(async () => {
	await simulator.close();
});

let triggers = 0;

/** A workflow of its own for each, because n8n's credential is kept for some seconds. */
const trigger = (own: object = {}) =>
	listen({
		credential: { ...credentialFor(simulator), ...own },
		parameters: { options: { includeVideoInfo: true, maxAgeSeconds: 60 } },
		workflowId: `workflow-of-the-log-${++triggers}`,
	});

/** What a log may not hold of a callback and of the credential. */
function secretsOf(body: unknown): string[] {
	const { signature, dataEncrypt } = body as Record<string, unknown>;
	const ofCallback = [signature, dataEncrypt].filter((value) => typeof value === 'string');
	return [...ofCallback, ...Object.values(CREDENTIAL), PAYLOAD._id, PAYLOAD.type];
}

async function expectRefused(listener: Listener, body: unknown, status: number, reason: string) {
	const answer = await listener.post(body);
	expect(answer.status).toBe(status);
	expect(answer.executions).toEqual([]);
	expect(listener.logged).toEqual([
		[
			'warn',
			`Akool Trigger refused a callback: ${reason}`,
			{ workflowId: `workflow-of-the-log-${triggers}`, httpStatus: status },
		],
	]);
	for (const secret of secretsOf(body)) {
		expect(JSON.stringify([listener.logged, answer.body])).not.toContain(secret);
	}
}

describe('n8n’s log says why a callback was refused, without a secret', () => {
	it.each<[string, () => unknown, number]>([
		['the body is not a JSON object', () => [PAYLOAD], 400],
		['dataEncrypt is missing', () => ({ a: 1 }), 400],
		[
			'dataEncrypt, timestamp or nonce is missing or of the wrong type',
			() => ({ ...simulator.signCallback(PAYLOAD), nonce: null }),
			400,
		],
		['the payload is not encrypted', () => PAYLOAD, 401],
		[
			'the signature is wrong',
			() => simulator.signCallback(PAYLOAD, { signature: 'f'.repeat(40) }),
			401,
		],
		[
			'it is too old or from the future',
			() => simulator.signCallback(PAYLOAD, { timestamp: 1 }),
			401,
		],
		[
			'it does not decrypt',
			() => simulator.signCallback(PAYLOAD, { apiKey: 'another-key-of-24-bytes!' }),
			401,
		],
		['the payload is not JSON', () => simulator.signCallback('completed'), 401],
		[
			'the payload has no _id or status',
			() => simulator.signCallback({ ...PAYLOAD, status: null }),
			401,
		],
		['Akool does not confirm it', () => simulator.signCallback(PAYLOAD), 401],
	])('%s', async (reason, body, status) => {
		await expectRefused(trigger(), body(), status, reason);
	});

	it.each<[string, object, string]>([
		['no client ID', { clientId: '' }, 'The Akool API credential has no Client ID'],
		['no client ID field', { clientId: undefined }, 'The Akool API credential has no Client ID'],
		['no API key', { apiKey: '' }, 'The Akool API credential has no API Key (Client Secret)'],
		[
			'no API key field',
			{ apiKey: undefined },
			'The Akool API credential has no API Key (Client Secret)',
		],
		...[1, 15, 17, 23, 25, 31, 33, 48].map((bytes): [string, object, string] => [
			`a key of ${bytes} bytes`,
			{ apiKey: 'k'.repeat(bytes) },
			`The API Key (Client Secret) of the Akool API credential has ${bytes} bytes instead of 16, 24 or 32`,
		]),
	])('the credential has %s', async (_, own, reason) => {
		await expectRefused(trigger(own), simulator.signCallback(PAYLOAD), 401, reason);
	});

	it('a blank client ID does not let in what was signed with none', async () => {
		const forged = simulator.signCallback(PAYLOAD, { clientId: '' });
		const reason = 'The Akool API credential has no Client ID';
		await expectRefused(trigger({ clientId: '' }), forged, 401, reason);
	});
});

describe('a callback that cannot be judged is answered 503, so that Akool sends it again', () => {
	it('when n8n cannot load the credential', async () => {
		const listener = trigger();
		listener.loseCredential('no such credential');
		await expectRefused(listener, simulator.signCallback(PAYLOAD), 503, 'no such credential');
	});

	it('when Akool has an outage', async () => {
		const repair = simulator.fault({ kind: 'info', http: 502 });
		const reason = 'Akool could not be asked: The Akool service is not available';
		await expectRefused(trigger(), simulator.signCallback(PAYLOAD), 503, reason);
		repair();
	});

	it('when the base URL in the credential is none', async () => {
		const listener = trigger({ baseUrl: 'akool' });
		await expectRefused(
			listener,
			simulator.signCallback(PAYLOAD),
			503,
			'Akool could not be asked: The Base URL of the Akool API credential is not a valid URL: "akool"',
		);
	});
});

it('nothing is logged about a callback that starts an execution', async () => {
	const job = simulator.addJob({ video_status: 3 });
	const listener = trigger();
	const { executions } = await listener.post(simulator.signCallback({ ...PAYLOAD, _id: job._id }));
	expect(executions).toHaveLength(1);
	expect(listener.logged).toEqual([]);
});

it('senders of refused callbacks all read the same, whatever the reason', async () => {
	const forged = [
		simulator.signCallback(PAYLOAD, { signature: 'f'.repeat(40) }),
		simulator.signCallback(PAYLOAD, { apiKey: 'another-key-of-24-bytes!' }),
		simulator.signCallback(PAYLOAD, { timestamp: 1 }),
		simulator.signCallback('completed'),
		simulator.signCallback(PAYLOAD),
		PAYLOAD,
	];
	const { post } = trigger();
	for (const body of forged) expect((await post(body)).body).toEqual({ message: 'refused' });
});
