import '../engine/shortPauses';

import { Scenario } from './scenario';

const scenario = new Scenario();
const SIMPLIFIED = [
	...['_id', 'status', 'video_status', 'language', 'source_language', 'lipsync', 'result_url'],
	'subtitles_url',
	...['progress', 'credits', 'created_at', 'available_until', 'error_code', 'error_reason'],
];

/** Two items of three languages; the second item's German fails, and all else is completed. */
async function translated(parameters = {}) {
	const targetLanguages = ['fr', 'de', 'ja'];
	const execution = await scenario.start(2, { targetLanguages, ...parameters });
	for (const job of [...scenario.akool.jobs].reverse()) {
		const fails = job.call === 1 && job.language === 'de';
		if (fails) Object.assign(job, { error_code: 1018, error_reason: 'too noisy' });
		await scenario.finish(execution, job, fails ? 4 : 3);
	}
	return execution.result;
}

const isoTime = (time: number) => new Date(time).toISOString();

describe('the output', () => {
	it('is one item per input item, in order and paired, whatever finished first', async () => {
		const { items } = await translated();
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(items().map(({ json }) => json._id)).toEqual([scenario.job(0)._id, scenario.job(3)._id]);
	});

	it('is the job item of the first language, with those of all languages in "translations"', async () => {
		const { json } = await translated({ lipsync: true });
		const { _id, create_time: createdAt } = scenario.job(0);
		const first = {
			_id,
			status: 'completed',
			video_status: 3,
			language: 'fr',
			source_language: 'DEFAULT',
			lipsync: true,
			result_url: `${scenario.akool.url}/media/${_id}-lipsync.mp4`,
			subtitles_url: `${scenario.akool.url}/media/${_id}-translated.srt`,
			progress: 100,
			credits: 10,
			created_at: isoTime(createdAt),
			available_until: isoTime(createdAt + 7 * 24 * 3_600_000),
			error_code: null,
			error_reason: null,
		};
		expect(json()[0]).toEqual({
			...first,
			translations: [first, expect.any(Object), expect.any(Object)],
			all_completed: true,
			timed_out: false,
		});
		for (const item of json()) {
			const translations = item.translations as Array<Record<string, unknown>>;
			expect(translations.map(({ language }) => language)).toEqual(['fr', 'de', 'ja']);
			for (const translation of translations) {
				expect(Object.keys(translation).sort()).toEqual([...SIMPLIFIED].sort());
			}
		}
	});

	it('is simplified item by item', async () => {
		const { json } = await translated({ simplify: '={{ $itemIndex === 1 }}' });
		expect(json().map((item) => ['video_id' in item, 'created_at' in item])).toEqual([
			[true, false],
			[false, true],
		]);
	});

	it('has a failed job as an item of its own, and is not all completed then', async () => {
		const { json, error } = await translated();
		expect(error).toBeUndefined();
		expect(json().map((item) => item.all_completed)).toEqual([true, false]);
		expect(json().map((item) => item.timed_out)).toEqual([false, false]);
		expect(json()[1]).toMatchObject({
			status: 'completed',
			translations: [
				{ status: 'completed' },
				{ status: 'failed', error_code: 1018, error_reason: 'too noisy' },
				{ status: 'completed' },
			],
		});
	});

	it('keeps what Akool said when it is not simplified, with status and result_url', async () => {
		const { json } = await translated({ simplify: false });
		const { _id } = scenario.job(0);
		const first = {
			_id,
			external_video: '',
			video_id: `video-${_id}`,
			status: 'completed',
			result_url: `${scenario.akool.url}/media/${_id}.mp4`,
			deduction_duration: 10,
		};
		expect(json()[0]).toMatchObject({
			...first,
			translations: [first, { language: 'de' }, { language: 'ja' }],
		});
		expect(JSON.stringify(json())).not.toContain('"error":');
	});

	it('has what Akool said when it created a job, where it does not say it again', async () => {
		const execution = await scenario.start(1);
		const job = scenario.job(0);
		job.info = { language: undefined, create_time: undefined, source_language: undefined };
		await scenario.finish(execution, job);
		expect(execution.result.json('After')).toMatchObject([
			{
				status: 'completed',
				language: 'fr',
				source_language: 'DEFAULT',
				created_at: isoTime(job.create_time),
			},
		]);
	});

	it('has a language that Akool refused in its place, and does not wait for it', async () => {
		scenario.akool.fault({ kind: 'create', language: 'fr', code: 1015, msg: 'no French' });
		const execution = await scenario.start(1, { targetLanguages: ['fr', 'de'] });
		await scenario.finish(execution, scenario.job(0));
		const refused = {
			_id: null,
			status: 'rejected',
			language: 'fr',
			error_code: 1015,
			error_reason: 'no French',
		};
		expect(execution.result.json('After')).toMatchObject([
			{
				...refused,
				translations: [refused, { status: 'completed', language: 'de' }],
				all_completed: false,
				timed_out: false,
			},
		]);
	});
});
