import '../engine/shortPauses';

import type { Envelope } from '../../nodes/Akool/protocol/types';
import { answerWith, isolateNetwork } from '../engine/network';
import { lookUps, runOperation } from '../engine/operations';
import shapes from '../fixtures/shapes.json';

isolateNetwork();

const { data: whole, ...top } = shapes.info.answer;

/** Get Video Info's item of the documented answer, changed and without some of its keys. */
async function itemOf(changes: object, without: string[] = []) {
	const entries = Object.entries({ ...whole, ...changes });
	const data = Object.fromEntries(entries.filter(([key]) => !without.includes(key)));
	answerWith([{ ...top, data }]);
	const { json, error } = await runOperation('getVideoInfo', { items: lookUps([whole._id]) });
	expect(error).toBeUndefined();
	return json()[0];
}

/** What the answer never says; only a create call does. */
const UNSAID = { language: null, source_language: null, lipsync: null };
const DATES = {
	created_at: '2026-03-03T12:00:00.000Z',
	available_until: '2026-03-10T12:00:00.000Z',
};

describe('Get Video Info reads the documented answer', () => {
	it('of a job in the queue', async () => {
		const empty = { video: '', lipsync_video_url: '', progress: 0 };
		const keys = ['deduction_duration', 'audio_splits', 'error_code', 'error_reason'];
		expect(await itemOf({ ...empty, video_status: 1 }, keys)).toMatchObject({
			...UNSAID,
			...DATES,
			_id: whole._id,
			status: 'queueing',
			video_status: 1,
			result_url: null,
			progress: 0,
			credits: 20,
			error_code: null,
			error_reason: null,
		});
	});

	it('of a completed job with lip sync', async () => {
		expect(await itemOf({}, ['error_code', 'error_reason'])).toMatchObject({
			...UNSAID,
			...DATES,
			status: 'completed',
			video_status: 3,
			result_url: 'https://media.example/welcome-lips.mp4',
			progress: 100,
			credits: 18,
			error_code: null,
			error_reason: null,
		});
	});

	it.each([[{ lipsync_video_url: '' }, []] as const, [{}, ['lipsync_video_url']] as const])(
		'of a completed job without: %j, without %j',
		async (changes, without) => {
			expect(await itemOf(changes, [...without])).toMatchObject({
				status: 'completed',
				result_url: 'https://media.example/welcome-oc.mp4',
			});
		},
	);

	it('of a failed job', async () => {
		expect(await itemOf({ video_status: 4, video: '' }, ['audio_splits'])).toMatchObject({
			status: 'failed',
			video_status: 4,
			result_url: null,
			error_code: 501312,
			error_reason: 'the face is not visible',
		});
	});
});

it('List Languages reads the documented answer', async () => {
	answerWith([shapes.languages.answer]);
	const { json, error } = await runOperation('listLanguages');
	expect(error).toBeUndefined();
	expect(json()).toEqual(shapes.languages.answer.data.lang_list);
});

it('Get Credit reads the documented answer', async () => {
	answerWith([shapes.credit.answer]);
	const { json } = await runOperation('getCredit');
	expect(json()).toEqual([{ credit: 87.5 }]);
});

it('Create Translation reads the documented answer', async () => {
	answerWith([shapes.translation.answer as Envelope]);
	const { json, error } = await runOperation('createTranslation', {
		items: [{ url: 'https://media.example/welcome.mp4' }],
		parameters: { targetLanguages: 'oc' },
	});
	expect(error).toBeUndefined();
	expect(json()).toEqual([
		expect.objectContaining({
			...DATES,
			_id: '0a1b2c3d4e5f60718293a401',
			status: 'queueing',
			language: 'oc',
			source_language: 'DEFAULT',
			lipsync: true,
			credits: 20,
		}),
	]);
});
