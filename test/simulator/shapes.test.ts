import type { ProductName } from '../../tools/simulator';
import * as client from './client';
import { differences } from './shape';
import { simulatorOfFile } from './simulatorOfFile';

const { ask, createRequest, get, info, make, payloadOf } = client;

const simulator = simulatorOfFile({ stepMs: Infinity, callbackTries: 1 });

const LIP_SYNCED = 'data.lipsync_video_url';

/** The kinds of jobs, and what their answers lack, besides what any may lack. */
const JOBS: Array<[string, ProductName, object, string[]]> = [
	['a translation', 'translation', {}, [LIP_SYNCED]],
	['a translation with lip sync', 'translation', { lipsync: true }, []],
	['a lip sync', 'lipSync', {}, []],
	['a talking photo', 'talkingPhoto', {}, []],
	['a talking avatar', 'talkingAvatar', {}, []],
];

describe.each(JOBS)('%s', (_name, product, body, lacking) => {
	const webhookUrl = 'http://127.0.0.1:1/nobody';

	it('is created with the keys of Akool', async () => {
		expect(differences(product, await make(simulator(), product, body))).toEqual([]);
		expect(differences(product, await make(simulator(), product, { ...body, webhookUrl }))).toEqual(
			[],
		);
	});

	it('is answered with the keys of Akool in each status', async () => {
		const { data } = await make(simulator(), product, body);
		const failing = await make(simulator(), product, body);
		const seen: Array<Record<string, unknown>> = [];
		const look = async (id: unknown) => {
			const answer = await info(simulator(), id);
			expect(differences('info', answer, lacking)).toEqual([]);
			seen.push(answer.data);
		};
		await look(data._id);
		await simulator().advance(String(data._id), 2);
		await look(data._id);
		await simulator().advance(String(data._id), 3);
		await look(data._id);
		await simulator().advance(String(failing.data._id), 4);
		await look(failing.data._id);
		expect(seen.map(({ video_status }) => video_status)).toEqual([1, 2, 3, 4]);
		const having = (key: string) => seen.map((answer) => key in answer);
		expect(having('deduction_duration')).toEqual([false, false, true, true]);
		expect(having('audio_splits')).toEqual([false, false, product === 'translation', false]);
		expect(having('error_code')).toEqual([false, false, false, true]);
		expect(having('error_reason')).toEqual([false, false, false, true]);
	});

	it('calls back with the keys of Akool', async () => {
		const { data } = await make(simulator(), product, { ...body, webhookUrl });
		const failing = await make(simulator(), product, { ...body, webhookUrl });
		for (const status of [2, 3] as const) await simulator().advance(String(data._id), status);
		await simulator().advance(String(failing.data._id), 4);
		expect(simulator().callbacks).toHaveLength(3);
		for (const callback of simulator().callbacks) {
			expect(differences('callback', callback.body)).toEqual([]);
			const urlLess = callback.status === 3 ? [] : ['url'];
			expect(differences('payload', payloadOf(simulator(), callback.body), urlLess)).toEqual([]);
		}
	});
});

it('several languages are answered one by one, refused ones among them', async () => {
	const answer = await make(simulator(), 'translation', { language: 'fr,xx,de' });
	const { all_results = [], ...top } = answer;
	expect(differences('translation', top)).toEqual([]);
	const [french, unknown, german] = all_results;
	expect(differences('translation', french)).toEqual([]);
	expect(differences('refusal', unknown)).toEqual([]);
	expect(differences('translation', german)).toEqual([]);
});

it.each([
	['languages', client.LANGUAGES],
	['credit', client.CREDIT],
	['avatars', client.AVATARS],
	['avatars', `${client.AVATARS}?from=3&type=2`],
	['voices', `${client.VOICES}?type=1`],
	['voices', `${client.VOICES}?type=2&page=2`],
] as const)('%s are listed with the keys of Akool: %s', async (name, path) => {
	const answer = await get(simulator(), path);
	expect(JSON.stringify(answer.data).length).toBeGreaterThan(10);
	expect(differences(name, answer)).toEqual([]);
});

it('some languages have the key that only some have', async () => {
	const { data } = await get(simulator(), client.LANGUAGES);
	const list = data.lang_list as object[];
	const having = list.filter((entry) => 'need_voice_id' in entry).length;
	expect(having).toBeGreaterThan(0);
	expect(having).toBeLessThan(list.length);
});

it('a token comes at the top level, and works', async () => {
	const { clientId, apiKey } = simulator().credential;
	const pair = createRequest(simulator(), { clientId, clientSecret: apiKey });
	const answer = await client.envelope(await ask(simulator(), client.SIGN_IN, pair));
	expect(differences('token', answer)).toEqual([]);
	const headers = { authorization: `Bearer ${answer.token}` };
	const credit = await client.envelope(await ask(simulator(), client.CREDIT, { headers }));
	expect(credit.code).toBe(1000);
	const wrong = createRequest(simulator(), { clientId, clientSecret: 'no' });
	const refusal = await client.envelope(await ask(simulator(), client.SIGN_IN, wrong));
	expect(differences('refusal', refusal)).toEqual([]);
});

it('refusals have the keys of Akool', async () => {
	expect(differences('refusal', await info(simulator(), 'nobody'))).toEqual([]);
	expect(differences('refusal', await get(simulator(), client.VOICES))).toEqual([]);
	for (const product of ['translation', 'lipSync', 'talkingPhoto', 'talkingAvatar'] as const) {
		expect(differences('refusal', await make(simulator(), product, { more: 1 }))).toEqual([]);
	}
});

describe('the comparison itself', () => {
	it('finds a key too many, a key missing and another type', () => {
		const answer = { code: '1000', data: { credit: 1, debt: 2 } };
		expect(differences('credit', answer)).toEqual([
			'msg: missing',
			'code: string, not number',
			"data.debt: not Akool's",
		]);
		const list = { code: 1000, msg: 'OK', data: { lang_list: [{ lang_code: null }] } };
		expect(differences('languages', list)).toEqual([
			'data.lang_list[].lang_name: missing',
			'data.lang_list[].url: missing',
			'data.lang_list[].lang_code: null, not string',
		]);
	});
});
