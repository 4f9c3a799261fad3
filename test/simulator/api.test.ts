import { sleep } from 'n8n-workflow';

import type { AkoolSimulator } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import * as client from './client';

const { SOURCE, ask, create, createRequest, envelope, get, info } = client;

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator({ stepMs: Infinity, credit: 50 });
});

beforeEach(() => {
	simulator.reset();
});

afterAll(async () => {
	await simulator.close();
});

describe('authentication', () => {
	const languagesWith = async (headers: Record<string, string>) =>
		(await envelope(await ask(simulator, client.LANGUAGES, { headers }))).code;

	it('takes the bearer token or the API key', async () => {
		const { apiToken, apiKey } = simulator.credential;
		expect(await languagesWith({ authorization: `Bearer ${apiToken}` })).toBe(1000);
		expect(await languagesWith({ 'x-api-key': apiKey })).toBe(1000);
	});

	it('answers 1102 when it is missing and 1101 when it is wrong', async () => {
		expect(await languagesWith({})).toBe(1102);
		expect(await languagesWith({ 'x-api-key': '' })).toBe(1102);
		expect(await languagesWith({ authorization: simulator.credential.apiToken })).toBe(1101);
		expect(await languagesWith({ authorization: 'Bearer wrong' })).toBe(1101);
		expect(await languagesWith({ 'x-api-key': 'wrong' })).toBe(1101);
	});

	it('lets Authorization win over x-api-key', async () => {
		const { apiToken, apiKey } = simulator.credential;
		expect(await languagesWith({ authorization: 'Bearer wrong', 'x-api-key': apiKey })).toBe(1101);
		const authorization = `Bearer ${apiToken}`;
		expect(await languagesWith({ authorization, 'x-api-key': 'wrong' })).toBe(1000);
	});

	it('gives a token for client id and secret', async () => {
		const { clientId, apiKey, apiToken } = simulator.credential;
		const token = async (body: object) =>
			await envelope(await ask(simulator, '/api/open/v3/getToken', createRequest(simulator, body)));
		expect(await token({ clientId, clientSecret: apiKey })).toEqual({
			code: 1000,
			token: apiToken,
		});
		expect((await token({ clientId, clientSecret: 'no' })).code).toBe(1101);
		expect((await token({ clientId })).code).toBe(1003);
	});
});

describe('reading', () => {
	it('lists languages with a flag that can be fetched', async () => {
		const { data } = await get(simulator, client.LANGUAGES);
		const list = data.lang_list as Array<Record<string, string>>;
		expect(list.length).toBeGreaterThan(15);
		expect(list).toContainEqual(expect.objectContaining({ lang_code: 'fr', lang_name: 'French' }));
		const flag = await fetch(list[0]?.url ?? '');
		expect(flag.headers.get('content-type')).toBe('image/svg+xml');
	});

	it('offers other languages when told so', async () => {
		const languages = [{ lang_code: 'tlh', lang_name: 'Klingon', url: '' }];
		const other = await startSimulator({ languages });
		const { data } = await get(other, client.LANGUAGES);
		expect(data.lang_list).toEqual(languages);
		await other.close();
	});

	it('answers 1003 without an id, 1008 for an unknown one', async () => {
		expect((await get(simulator, client.INFO)).code).toBe(1003);
		expect((await info(simulator, '0123456789abcdef01234567')).code).toBe(1008);
	});

	it('knows no other paths and methods', async () => {
		expect((await ask(simulator, '/api/open/v3/nothing')).status).toBe(404);
		expect((await ask(simulator, client.LANGUAGES, { method: 'POST' })).status).toBe(404);
		expect((await ask(simulator, `${client.LANGUAGES}/`)).status).toBe(404);
	});
});

describe('creating', () => {
	it('creates a job and takes credits', async () => {
		const { code, data, all_results } = await create(simulator, { source_language: 'en' });
		expect(code).toBe(1000);
		expect(all_results).toBeUndefined();
		expect(data).toMatchObject({
			video_status: 1,
			video: '',
			language: 'fr',
			source_language: 'en',
			lipsync: false,
			deduction_lock_duration: 10,
		});
		expect(data._id).toMatch(/^[0-9a-f]{24}$/);
		expect((await get(simulator, client.CREDIT)).data).toEqual({ credit: 40 });
		const job = simulator.job(String(data._id));
		expect(job.body).toEqual({
			url: SOURCE,
			language: 'fr',
			lipsync: false,
			source_language: 'en',
		});
	});

	it('answers for several languages one by one, and repeats the last', async () => {
		const answer = await create(simulator, { language: 'fr,xx,de' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([1000, 1003, 1000]);
		expect(answer.all_results?.[1]?.data).toBeNull();
		expect(answer.data).toEqual(answer.all_results?.[2]?.data);
		expect(simulator.jobs.map(({ language, position }) => [language, position])).toEqual([
			['fr', 0],
			['de', 2],
		]);
		expect((await create(simulator, { language: 'fr,xx' })).code).toBe(1003);
		expect(simulator.jobs.map(({ call }) => call)).toEqual([0, 0, 1]);
	});

	it('does not forgive blanks between languages', async () => {
		const answer = await create(simulator, { language: 'fr, de' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([1000, 1003]);
	});

	it('refuses with 1006 what cannot be paid', async () => {
		const answer = await create(simulator, { language: 'fr,de,es,it,pt,nl' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([
			1000, 1000, 1000, 1000, 1000, 1006,
		]);
		expect(answer.code).toBe(1006);
		expect(simulator.credit).toBe(0);
	});

	it.each([
		['url', { url: undefined }],
		['url', { url: 'ftp://videos.example/a.mp4' }],
		['url', { url: 7 }],
		['language', { language: '' }],
		['language', { language: ['fr'] }],
		['language', { language: 'fr,,de' }],
		['language', { language: 'xx' }],
		['source_language', { source_language: 'xx' }],
		['lipsync', { lipsync: 'true' }],
		['webhookUrl', { webhookUrl: 'nowhere' }],
		['merge_interval', { merge_interval: '1' }],
		['face_enhance', { face_enhance: 1 }],
		['speaker_num', { speaker_num: 1.5 }],
		['speaker_num', { speaker_num: -1 }],
		['remove_bgm', { remove_bgm: null }],
		['caption_type', { caption_type: 5 }],
		['caption_type', { caption_type: '1' }],
		['caption_url', { caption_url: 'a.srt' }],
		['dynamic_duration', { dynamic_duration: 'no' }],
		['studio_voice', { studio_voice: [] }],
		['style', { studio_voice: { style: 'bored' } }],
		['no_translate_words', { studio_voice: { no_translate_words: 'a,b' } }],
		['fixed_words', { studio_voice: { fixed_words: [{ from: 'a', to: 'b' }] } }],
		['pronounced_words', { studio_voice: { pronounced_words: { a: 1 } } }],
		['keepWords', { studio_voice: { keepWords: [] } }],
		['captionType', { captionType: 1 }],
	])('refuses a wrong %s with 1003: %j', async (field, wrong) => {
		const { code, msg } = await create(simulator, wrong);
		expect(code).toBe(1003);
		expect(msg).toContain(field);
		expect(simulator.jobs).toEqual([]);
	});

	it('takes every documented key', async () => {
		const studio_voice = {
			no_translate_words: ['n8n'],
			fixed_words: { hello: 'salut' },
			pronounced_words: { SQL: 'sequel' },
			style: 'calm',
		};
		const { code } = await create(simulator, {
			source_language: 'DEFAULT',
			lipsync: true,
			webhookUrl: '',
			merge_interval: 0.5,
			face_enhance: true,
			speaker_num: 0,
			remove_bgm: true,
			caption_type: 4,
			caption_url: 'https://videos.example/a.srt',
			dynamic_duration: true,
			studio_voice,
		});
		expect(code).toBe(1000);
	});

	it('refuses what is not JSON, and JSON that does not say so', async () => {
		const post = async (init: RequestInit) =>
			(await envelope(await ask(simulator, client.CREATE, init))).code;
		expect(await post(createRequest(simulator, '{"url":'))).toBe(1003);
		expect(await post(createRequest(simulator, '[]'))).toBe(1003);
		const authorization = `Bearer ${simulator.credential.apiToken}`;
		const body = JSON.stringify({ url: SOURCE, language: 'fr' });
		expect(await post({ method: 'POST', headers: { authorization }, body })).toBe(1003);
	});
});

describe('what it remembers', () => {
	it('records requests whole, also those to media', async () => {
		const { data } = await create(simulator);
		await ask(simulator, `/media/${String(data._id)}.mp4`);
		await get(simulator, `${client.INFO}?video_model_id=1&x=2`);
		expect(simulator.requests.map(({ kind, method }) => `${method} ${kind}`)).toEqual([
			'POST create',
			'GET media',
			'GET info',
		]);
		const [first, second, third] = simulator.requests;
		expect(first?.body).toEqual({ url: SOURCE, language: 'fr', lipsync: false });
		expect(first?.code).toBe(1000);
		expect(second?.headers.authorization).toBe(`Bearer ${simulator.credential.apiToken}`);
		expect(second?.status).toBe(404);
		expect(third?.query).toEqual({ video_model_id: '1', x: '2' });
	});

	it('knows how many creates were under way at once', async () => {
		// Long enough for a busy machine to send all four before the first is answered.
		simulator.fault({ latencyMs: 1000, times: 4 });
		await Promise.all(Array.from({ length: 4 }, async () => await create(simulator)));
		await create(simulator);
		expect(simulator.peak).toEqual({ create: 4, info: 0, media: 0 });
	});

	it('forgets requests and peaks alone when told to, but not what is under way', async () => {
		const { _id } = simulator.addJob();
		simulator.fault({ kind: 'info', id: _id, latencyMs: 300 });
		const slow = info(simulator, _id);
		await Promise.all(Array.from({ length: 3 }, async () => await create(simulator)));
		while (simulator.peak.info === 0) await sleep(5);
		simulator.clearRequests();
		const { requests, jobs, peak } = simulator;
		expect([requests.length, jobs.length]).toEqual([0, 4]);
		expect(peak).toEqual({ create: 0, info: 1, media: 0 });
		expect((await slow).code).toBe(1000);
		expect(peak).toEqual({ create: 0, info: 1, media: 0 });
		// The simulator hears of the end of a request a moment after the client.
		while (peak.info > 0) {
			await sleep(5);
			simulator.clearRequests();
		}
	});

	it('forgets everything on reset', async () => {
		simulator.fault({ code: 1005 });
		await create(simulator);
		simulator.reset();
		expect((await create(simulator)).code).toBe(1000);
		expect(simulator.jobs[0]?.call).toBe(0);
		simulator.reset();
		const { jobs, requests, callbacks, peak, credit } = simulator;
		expect({ jobs, requests, callbacks, peak, credit }).toEqual({
			jobs: [],
			requests: [],
			callbacks: [],
			peak: { create: 0, info: 0, media: 0 },
			credit: 50,
		});
	});
});
