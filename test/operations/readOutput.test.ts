import '../engine/shortPauses';

import { createdJob, success } from '../engine/answers';
import { answerWith, isolateNetwork } from '../engine/network';
import { lookUps, runOperation, type OperationName } from '../engine/operations';

isolateNetwork();

const paired = (item: number, ...jsons: object[]) =>
	jsons.map((json) => ({ json, pairedItem: { item } }));

describe('List Languages', () => {
	const languages = [
		{ lang_code: 'fr', lang_name: 'French', url: 'https://f/fr.png' },
		{ lang_code: 'zh-CN', lang_name: 'Chinese', url: 'https://f/cn.png', beta: true },
	];

	it('gives one item per language with the fields of Akool, for each input item', async () => {
		answerWith([success({ lang_list: languages })]);
		const { items } = await runOperation('listLanguages', { items: [{}, {}] });
		expect(items()).toEqual([...paired(0, ...languages), ...paired(1, ...languages)]);
	});

	it('hands on no key that n8n reads as an error', async () => {
		const [french = {}, chinese = {}] = languages;
		answerWith([success({ lang_list: [{ ...french, error: 'beta' }, chinese] })]);
		const { error, items } = await runOperation('listLanguages', {
			settings: { onError: 'continueErrorOutput' },
		});
		expect(error).toBeUndefined();
		expect([items('Akool', 0), items('Akool', 1)]).toEqual([paired(0, french, chinese), []]);
	});

	it('gives nothing when Akool knows no language', async () => {
		answerWith([success({ lang_list: [] })]);
		const { error, items } = await runOperation('listLanguages');
		expect([error, items()]).toEqual([undefined, []]);
	});
});

it.each([0, 12.5, 100000])('Get Credit gives the balance: %d', async (credit) => {
	answerWith([success({ credit, more: 1 })]);
	const { items } = await runOperation('getCredit');
	expect(items()).toEqual(paired(0, { credit }));
});

describe('Get Video Info', () => {
	const raw = createdJob('a1', 'fr', {
		video_status: 3,
		video: 'https://r/v.mp4',
		lipsync_video_url: 'https://r/l.mp4',
		progress: 100,
		deduction_duration: 12,
		extra: { any: 'thing' },
	});
	const job = { ...raw, error: 'none' };

	it('gives the job item of each input item', async () => {
		answerWith([success(job)]);
		const { items } = await runOperation('getVideoInfo', { items: lookUps(['a1', 'a2']) });
		const item = {
			_id: 'a1',
			status: 'completed',
			video_status: 3,
			language: 'fr',
			source_language: 'en',
			lipsync: false,
			result_url: 'https://r/l.mp4',
			subtitles_url: null,
			progress: 100,
			credits: 12,
			created_at: '2026-01-01T00:00:00.000Z',
			available_until: '2026-01-08T00:00:00.000Z',
			error_code: null,
			error_reason: null,
		};
		expect(items()).toEqual([...paired(0, item), ...paired(1, item)]);
	});

	it('gives what Akool sent when it is not to be simplified', async () => {
		answerWith([success(job)]);
		const { items } = await runOperation('getVideoInfo', {
			items: lookUps(['a1']),
			parameters: { simplify: false },
		});
		expect(items()).toEqual(
			paired(0, { ...raw, status: 'completed', result_url: 'https://r/l.mp4' }),
		);
	});

	it('decides for each item whether to simplify', async () => {
		answerWith([success(job)]);
		const { json } = await runOperation('getVideoInfo', {
			items: [
				{ id: 'a1', raw: true },
				{ id: 'a1', raw: false },
			],
			parameters: { simplify: '={{ !$json.raw }}' },
		});
		expect(json().map((item) => 'extra' in item)).toEqual([true, false]);
	});

	it.each(['', '  ', null, undefined])('asks for nothing without an ID: %j', async (id) => {
		const sent = answerWith([success(job)]);
		const { error } = await runOperation('getVideoInfo', { items: [{ id }] });
		expect(error?.message).toBe('Video Model ID is empty');
		expect(error?.description).toBe('Enter a value, or check the expression in it.');
		expect(sent).toEqual([]);
	});
});

it.each<[OperationName, string]>([
	['listLanguages', "Akool's answer holds no list of languages"],
	['getCredit', "Akool's answer holds no credit balance"],
	['getVideoInfo', "Akool's answer holds no job"],
])('%s says when Akool leaves out what was asked for', async (operation, message) => {
	const sent = answerWith([success(null)]);
	const { error } = await runOperation(operation, { items: lookUps(['a1']) });
	expect(error?.message).toBe(message);
	expect(sent).toHaveLength(1);
});
