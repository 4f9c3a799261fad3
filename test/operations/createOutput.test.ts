import '../engine/shortPauses';

import type { Envelope } from '../../nodes/Akool/protocol/types';
import { createdJob, eachLanguage, refused, success } from '../engine/answers';
import { answerWith, isolateNetwork } from '../engine/network';
import { runOperation, videos } from '../engine/operations';

isolateNetwork();

/** One item asking for these languages, answered so. */
async function create(targetLanguages: string[], answer: Envelope, parameters: object = {}) {
	answerWith([answer as Envelope]);
	return await runOperation('createTranslation', {
		items: videos(1),
		parameters: { targetLanguages, ...parameters },
	});
}

const ITEM = {
	_id: 'id-fr',
	status: 'queueing',
	video_status: 1,
	language: 'fr',
	source_language: 'en',
	lipsync: false,
	result_url: null,
	subtitles_url: null,
	progress: null,
	credits: 10,
	created_at: '2026-01-01T00:00:00.000Z',
	available_until: '2026-01-08T00:00:00.000Z',
	error_code: null,
	error_reason: null,
};
const REJECTED = {
	_id: null,
	status: 'rejected',
	video_status: null,
	language: 'de',
	source_language: 'DEFAULT',
	lipsync: false,
	result_url: null,
	subtitles_url: null,
	progress: null,
	credits: null,
	created_at: null,
	available_until: null,
	error_code: 1202,
	error_reason: 'only once',
};
const fr = success(createdJob('id-fr', 'fr'));
const de = success(createdJob('id-de', 'de'));
const twice = refused(1202, 'only once');

describe('the job items', () => {
	it('have exactly the documented keys and are paired', async () => {
		const { items } = await create(['fr'], fr);
		expect(items()).toEqual([{ json: ITEM, pairedItem: { item: 0 } }]);
	});

	it('are what Akool sent when it is not to be simplified', async () => {
		const raw = createdJob('id-fr', 'fr', { task_id: 't', webhookUrl: '' });
		const { items } = await create(['fr'], success({ ...raw, error: 'x' }), { simplify: false });
		const json = { ...raw, status: 'queueing', result_url: null };
		expect(items()).toEqual([{ json, pairedItem: { item: 0 } }]);
	});

	it('come in the order asked for, one per language, in each item', async () => {
		answerWith([eachLanguage(de, fr)]);
		const { items } = await runOperation('createTranslation', {
			items: videos(2),
			parameters: { targetLanguages: 'fr,de,fr' },
		});
		expect(items().map(({ json, pairedItem }) => [json.language, pairedItem])).toEqual([
			['fr', { item: 0 }],
			['de', { item: 0 }],
			['fr', { item: 1 }],
			['de', { item: 1 }],
		]);
	});

	it('say what was asked where Akool does not repeat it', async () => {
		const { json } = await create(['fr'], success({ _id: 'id-fr' }), { lipsync: true });
		expect(json()).toMatchObject([
			{
				_id: 'id-fr',
				status: 'unknown',
				language: 'fr',
				source_language: 'DEFAULT',
				lipsync: true,
			},
		]);
	});

	it('of one language come from all_results or from data', async () => {
		expect((await create(['fr'], eachLanguage(fr))).json()).toEqual([ITEM]);
		expect((await create(['fr'], fr)).json()).toEqual([ITEM]);
	});
});

describe('an odd answer that names a job', () => {
	it.each<[string, object]>([
		['though all results are refusals', { ...fr, all_results: [{ code: 1006 }] }],
		['with the code of a refusal', { ...fr, code: 1006 }],
		['with the code of being too frequent', { ...fr, code: 1005 }],
		['without a code', { data: fr.data }],
	])('gives its job item: %s', async (_name, answer) => {
		const sent = answerWith([answer as Envelope]);
		const { error, items } = await runOperation('createTranslation', { items: videos(1) });
		expect(error).toBeUndefined();
		expect(items()).toEqual([{ json: ITEM, pairedItem: { item: 0 } }]);
		expect(sent).toHaveLength(1);
	});

	it('gives a further job item for a job that was not asked for', async () => {
		const { json } = await create(['fr'], { ...fr, all_results: [fr, de] } as Envelope);
		expect(json()).toEqual([ITEM, { ...ITEM, _id: 'id-de', language: 'de' }]);
	});
});

describe('a language that Akool refuses while it accepts another', () => {
	it.each([
		['the last, whose code the answer has at its top', ['fr', 'de'], eachLanguage(fr, twice)],
		['the first', ['de', 'fr'], eachLanguage(twice, fr)],
	])('comes out as rejected beside the job: %s', async (_name, languages, answer) => {
		for (const simplify of [true, false]) {
			const { error, json } = await create(languages, answer, { simplify });
			expect(error).toBeUndefined();
			const [first, second] = languages[0] === 'fr' ? json() : json().reverse();
			expect(first).toMatchObject({ _id: 'id-fr', status: 'queueing' });
			expect(second).toEqual(REJECTED);
		}
	});

	it('leaves no output item a key error', async () => {
		const noisy = { code: 1000, data: createdJob('id-fr', 'fr', { error: 'pending' }) };
		for (const simplify of [true, false]) {
			const { json } = await create(['fr', 'de'], eachLanguage(noisy, twice), { simplify });
			expect(json()).toHaveLength(2);
			for (const item of json()) expect(item).not.toHaveProperty('error');
		}
	});
});

describe('a call of which Akool accepts no language', () => {
	it('is an error that shows every refusal', async () => {
		const { error, items } = await create(
			['fr', 'de'],
			eachLanguage(refused(1203, 'no sound'), twice),
		);
		expect(items()).toEqual([]);
		expect(error?.message).toBe('Akool has already translated this video into this language');
		expect(error?.description).toContain('code 1202: "only once"');
		expect(error?.description).toContain('Language by language: 1203 "no sound", 1202 "only once"');
	});

	it('is an error though the top-level code is 1000', async () => {
		const answer = { code: 1000, msg: 'OK', data: {}, all_results: [twice, twice] };
		const { error, items } = await create(['fr', 'de'], answer);
		expect(items()).toEqual([]);
		expect(error?.description).toContain('code 1202: "only once"');
	});
});
