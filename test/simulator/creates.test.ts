import * as client from './client';
import { simulatorOfFile } from './simulatorOfFile';

const { SOURCE, ask, create, createRequest, envelope, get } = client;

const simulator = simulatorOfFile({ stepMs: Infinity, credit: 50 });

describe('creating', () => {
	it('creates a job and takes credits', async () => {
		const { code, data, all_results } = await create(simulator(), { source_language: 'en' });
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
		expect((await get(simulator(), client.CREDIT)).data).toEqual({ credit: 40 });
		const job = simulator().job(String(data._id));
		expect(job.body).toEqual({
			url: SOURCE,
			language: 'fr',
			lipsync: false,
			source_language: 'en',
		});
	});

	it('answers for several languages one by one, and repeats the last', async () => {
		const answer = await create(simulator(), { language: 'fr,xx,de' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([1000, 1003, 1000]);
		expect(answer.all_results?.[1]?.data).toBeNull();
		expect(answer.data).toEqual(answer.all_results?.[2]?.data);
		expect(simulator().jobs.map(({ language, position }) => [language, position])).toEqual([
			['fr', 0],
			['de', 2],
		]);
		expect((await create(simulator(), { language: 'fr,xx' })).code).toBe(1003);
		expect(simulator().jobs.map(({ call }) => call)).toEqual([0, 0, 1]);
	});

	it('does not forgive blanks between languages', async () => {
		const answer = await create(simulator(), { language: 'fr, de' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([1000, 1003]);
	});

	it('refuses with 1006 what cannot be paid', async () => {
		const answer = await create(simulator(), { language: 'fr,de,es,it,pt,nl' });
		expect(answer.all_results?.map(({ code }) => code)).toEqual([
			1000, 1000, 1000, 1000, 1000, 1006,
		]);
		expect(answer.code).toBe(1006);
		expect(simulator().credit).toBe(0);
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
		const { code, msg } = await create(simulator(), wrong);
		expect(code).toBe(1003);
		expect(msg).toContain(field);
		expect(simulator().jobs).toEqual([]);
	});

	it('takes every documented key', async () => {
		const studio_voice = {
			no_translate_words: ['n8n'],
			fixed_words: { hello: 'salut' },
			pronounced_words: { SQL: 'sequel' },
			style: 'calm',
		};
		const { code } = await create(simulator(), {
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
			(await envelope(await ask(simulator(), client.CREATE, init))).code;
		expect(await post(createRequest(simulator(), '{"url":'))).toBe(1003);
		expect(await post(createRequest(simulator(), '[]'))).toBe(1003);
		const authorization = `Bearer ${simulator().credential.apiToken}`;
		const body = JSON.stringify({ url: SOURCE, language: 'fr' });
		expect(await post({ method: 'POST', headers: { authorization }, body })).toBe(1003);
	});
});
