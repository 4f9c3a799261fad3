import '../engine/shortPauses';

import { createdJob, success } from '../engine/answers';
import { API, answerWith, isolateNetwork } from '../engine/network';
import { lookUps, runOperation, video, videos, type OperationName } from '../engine/operations';

isolateNetwork();

const READS: Array<[OperationName, string, unknown]> = [
	['listLanguages', '/api/open/v3/language/list', { lang_list: [] }],
	['getCredit', '/api/open/v3/faceswap/quota/info', { credit: 1 }],
	[
		'getVideoInfo',
		'/api/open/v3/content/video/infobymodelid?video_model_id=a1',
		createdJob('a1', 'fr'),
	],
];
const CREATE = '/api/open/v3/content/video/createbytranslate';
const created = success(createdJob('a1', 'fr'));

describe('what is sent', () => {
	it.each(READS)('by %s is one GET to %s', async (operation, path, data) => {
		const sent = answerWith([success(data)]);
		const { error } = await runOperation(operation, { items: lookUps(['a1']) });
		expect(error).toBeUndefined();
		expect(sent).toEqual([{ method: 'GET', path, headers: expect.anything(), body: '' }]);
		expect(sent[0]?.headers).not.toHaveProperty('content-type');
	});

	it('by a create is one POST of the four keys of every request', async () => {
		const sent = answerWith([created]);
		await runOperation('createTranslation', { items: videos(1) });
		expect(sent).toEqual([
			{ method: 'POST', path: CREATE, headers: expect.anything(), body: expect.anything() },
		]);
		expect(sent[0]?.body).toEqual({
			url: video(0),
			language: 'fr',
			source_language: 'DEFAULT',
			lipsync: false,
		});
		expect(sent[0]?.headers['content-type']).toMatch(/^application\/json/);
	});

	it('by a create has every parameter under the name that Akool knows', async () => {
		const sent = answerWith([created]);
		await runOperation('createTranslation', {
			items: videos(1),
			parameters: {
				sourceLanguage: 'en',
				targetLanguages: '={{ ["fr", "de", "fr"] }}',
				lipsync: true,
				webhookUrl: 'https://n8n.example/webhook/1',
				options: {
					captionType: 3,
					captionUrl: '=https://c.example/{{ $json.number }}.srt',
					dynamicDuration: true,
					faceEnhance: true,
					mergeInterval: 2,
					removeBackgroundMusic: true,
					speakerCount: 2,
					style: 'calm',
					keepWords: 'Akool,n8n',
					fixedWords: { words: [{ from: 'cat', to: 'chat' }] },
					pronouncedWords: { words: [{ from: 'GIF', to: '={{ "jif" }}' }] },
				},
			},
		});
		expect(sent[0]?.body).toEqual({
			url: video(0),
			language: 'fr,de',
			source_language: 'en',
			lipsync: true,
			webhookUrl: 'https://n8n.example/webhook/1',
			caption_type: 3,
			caption_url: 'https://c.example/0.srt',
			dynamic_duration: true,
			face_enhance: true,
			merge_interval: 2,
			remove_bgm: true,
			speaker_num: 2,
			studio_voice: {
				style: 'calm',
				no_translate_words: ['Akool', 'n8n'],
				fixed_words: { cat: 'chat' },
				pronounced_words: { GIF: 'jif' },
			},
		});
	});

	it('for each item has the values of that item', async () => {
		const sent = answerWith([created]);
		await runOperation('createTranslation', {
			items: [
				{ url: video(0), to: ['fr'] },
				{ url: video(1), to: 'de, hi' },
			],
			parameters: { targetLanguages: '={{ $json.to }}' },
		});
		expect(sent.map(({ body }) => body)).toMatchObject([
			{ url: video(0), language: 'fr' },
			{ url: video(1), language: 'de,hi' },
		]);
	});

	it('looks a job up by its trimmed ID, whatever characters it has', async () => {
		const sent = answerWith([success(createdJob('a', 'fr'))]);
		await runOperation('getVideoInfo', { items: lookUps([' a&b=c/ü ']) });
		const query = new URL(API + (sent[0]?.path ?? '')).searchParams;
		expect([...query]).toEqual([['video_model_id', 'a&b=c/ü']]);
	});
});

describe('the credential', () => {
	const operations = [...READS.map(([name]) => name), 'createTranslation' as const];

	it.each(operations)('goes with %s as a token or as a key, never both', async (operation) => {
		const sent = answerWith([created]);
		const items = [{ id: 'a1', url: video(0) }];
		const token = { authentication: 'apiToken', apiToken: 'T', apiKey: 'K' };
		await runOperation(operation, { items, credential: token });
		await runOperation(operation, { items, credential: { ...token, authentication: 'apiKey' } });
		expect(sent.map(({ headers }) => [headers.authorization, headers['x-api-key']])).toEqual([
			['Bearer T', undefined],
			[undefined, 'K'],
		]);
	});

	it.each(['https://eu.example/akool', 'https://eu.example/akool/', 'https://eu.example/akool//'])(
		'decides where requests go: %s',
		async (baseUrl) => {
			const sent = answerWith([success({ credit: 5 })], 'https://eu.example');
			const { json } = await runOperation('getCredit', { credential: { baseUrl } });
			expect(json()).toEqual([{ credit: 5 }]);
			expect(sent[0]?.path).toBe('/akool/api/open/v3/faceswap/quota/info');
		},
	);

	it.each([301, 302, 307, 308])('does not follow a redirect (HTTP %d)', async (http) => {
		const elsewhere = answerWith([created], 'https://elsewhere.example');
		const headers = { location: 'https://elsewhere.example/' };
		const sent = answerWith([{ http, headers }]);
		for (const operation of operations) {
			const { error } = await runOperation(operation, { items: [{ id: 'a1', url: video(0) }] });
			expect(error?.message).toBe(`Akool was not reached at this address (HTTP status ${http})`);
			expect(error?.description).toContain('Check the Base URL');
		}
		expect([sent.length, elsewhere.length]).toEqual([4, 0]);
	});
});
