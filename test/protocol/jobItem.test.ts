import { jobItem, rejectedItem } from '../../nodes/Akool/protocol/jobItem';
import { statusWord } from '../../nodes/Akool/protocol/jobStatus';
import { CREATE_TIME, createdJob } from '../engine/answers';

const UNKNOWN = {
	_id: null,
	status: 'unknown',
	video_status: null,
	language: null,
	source_language: null,
	lipsync: null,
	result_url: null,
	subtitles_url: null,
	progress: null,
	credits: null,
	created_at: null,
	available_until: null,
	error_code: null,
	error_reason: null,
};

describe('the simplified job item', () => {
	it('of a created job', () => {
		expect(jobItem(createdJob('a1', 'fr'))).toEqual({
			...UNKNOWN,
			_id: 'a1',
			status: 'queueing',
			video_status: 1,
			language: 'fr',
			source_language: 'en',
			lipsync: false,
			credits: 10,
			created_at: '2026-01-01T00:00:00.000Z',
			available_until: '2026-01-08T00:00:00.000Z',
		});
	});

	it('of a completed job', () => {
		const changes = { video_status: 3, video: 'https://r/v.mp4', progress: 100 };
		const job = createdJob('a1', 'fr', { ...changes, deduction_duration: 12, error_code: 1015 });
		expect(jobItem(job)).toMatchObject({
			status: 'completed',
			video_status: 3,
			result_url: 'https://r/v.mp4',
			progress: 100,
			credits: 12,
			error_code: null,
			error_reason: null,
		});
	});

	it.each([
		[40, 40],
		['40', 40],
		[-1, 0],
		[250, 100],
		['x', null],
	])('whose progress is %p says %p', (progress, said) => {
		expect(jobItem(createdJob('a1', 'fr', { progress })).progress).toBe(said);
	});

	it('of a failed job', () => {
		const changes = { video_status: 4, error_code: 1211, error_reason: 'no face', video: 'x' };
		expect(jobItem(createdJob('a1', 'fr', changes))).toMatchObject({
			status: 'failed',
			error_code: 1211,
			error_reason: 'no face',
			result_url: null,
		});
	});

	it('explains a failed job whose reason Akool leaves out', () => {
		const failed = (changes: object) =>
			jobItem(createdJob('a', 'fr', { video_status: 4, ...changes })).error_reason;
		expect(failed({ error_code: 1203 })).toBe('The video has no audio track');
		expect(failed({ error_code: 1203, error_reason: '' })).toBe('The video has no audio track');
		expect(failed({ error_code: 7 })).toBeNull();
		expect(failed({})).toBeNull();
	});

	it.each([
		['absent', {}],
		['empty', Object.fromEntries(Object.keys(createdJob('', '')).map((key) => [key, '']))],
		['null', Object.fromEntries(Object.keys(createdJob('', '')).map((key) => [key, null]))],
		[
			'of the wrong type',
			{ _id: {}, video_status: {}, audio_splits: 'x', language: [], lipsync: 'no', progress: [] },
		],
	])('has exactly the same keys when those of Akool are %s', (_name, job) => {
		expect(jobItem(job)).toEqual(UNKNOWN);
	});

	it('has the keys in the documented order', () => {
		const keys = Object.keys(UNKNOWN);
		expect(Object.keys(jobItem(createdJob('a', 'fr')))).toEqual(keys);
		expect(Object.keys(rejectedItem({ language: 'fr' }, 1202, ''))).toEqual(keys);
	});

	it('has the ID that was asked for where the answer does not repeat it, and a number as text', () => {
		for (const job of [{}, { _id: '' }, { _id: null }])
			expect(jobItem(job, { _id: 'asked' })._id).toBe('asked');
		expect(jobItem({ _id: 'told' }, { _id: 'asked' })._id).toBe('told');
		expect(jobItem({ _id: 12 })._id).toBe('12');
	});

	it.each([
		[{ translated_srt_url: 'https://r/t.srt', original_srt_url: 'o' }, 'https://r/t.srt'],
		[{ translated_srt_url: '' }, null],
		[{ original_srt_url: 'o' }, null],
		[null, null],
	])('takes the subtitles from audio_splits %j', (audio_splits, url) => {
		expect(jobItem({ audio_splits }).subtitles_url).toBe(url);
	});

	it('falls back to what was asked', () => {
		const asked = { language: 'fr', source_language: 'DEFAULT', lipsync: true };
		expect(jobItem({ language: '', source_language: null }, asked)).toEqual({
			...UNKNOWN,
			...asked,
		});
		expect(jobItem(createdJob('a', 'de'), asked)).toMatchObject({
			language: 'de',
			source_language: 'en',
			lipsync: false,
		});
	});

	it.each([
		['deduction_duration', { deduction_duration: 7, deduction_lock_duration: 9 }, 7],
		['0 when completed', { video_status: 3, deduction_duration: 0, deduction_lock_duration: 9 }, 0],
		['0 when failed', { video_status: 4, deduction_duration: '0', deduction_lock_duration: 9 }, 0],
		[
			'no 0 while under way',
			{ video_status: 2, deduction_duration: 0, deduction_lock_duration: 9 },
			9,
		],
		['no 0 while its status is unknown', { deduction_duration: 0 }, null],
		['a figure while under way', { video_status: 2, deduction_duration: 3 }, 3],
		['text as a number', { deduction_duration: '7.5' }, 7.5],
		['deduction_lock_duration', { deduction_duration: '', deduction_lock_duration: 9 }, 9],
		['nothing', { deduction_duration: 'free', deduction_lock_duration: NaN }, null],
	])('takes %s for credits', (_name, job, credits) => {
		expect(jobItem(job).credits).toBe(credits);
	});

	it.each([
		[CREATE_TIME, '2026-01-01T00:00:00.000Z'],
		[String(CREATE_TIME), '2026-01-01T00:00:00.000Z'],
		[CREATE_TIME / 1000, '2026-01-01T00:00:00.000Z'],
		[String(CREATE_TIME / 1000), '2026-01-01T00:00:00.000Z'],
		[1e11 - 1, '5138-11-16T09:46:39.000Z'],
		[1e11, '1973-03-03T09:46:40.000Z'],
		[0, null],
		[-5, null],
		['', null],
		['yesterday', null],
		[Infinity, null],
		[8.64e15, null],
		[1e300, null],
	])('reads create_time %p', (create_time, created_at) => {
		expect(jobItem({ create_time }).created_at).toBe(created_at);
		expect(jobItem({ create_time }).available_until === null).toBe(created_at === null);
	});
});

it.each([
	[1, 'queueing'],
	[2, 'processing'],
	[3, 'completed'],
	[4, 'failed'],
	['3', 'completed'],
	[0, 'unknown'],
	[5, 'unknown'],
	[2.5, 'unknown'],
	['', 'unknown'],
	[null, 'unknown'],
	[undefined, 'unknown'],
])('video_status %p is %s', (number, word) => {
	expect(statusWord(number)).toBe(word);
});

it('a refused language has a job item of its own', () => {
	const asked = { language: 'de', source_language: 'en', lipsync: true };
	expect(rejectedItem(asked, 1202, 'only once')).toEqual({
		...UNKNOWN,
		...asked,
		status: 'rejected',
		error_code: 1202,
		error_reason: 'only once',
	});
	expect(rejectedItem(asked, 1203, '').error_reason).toBe('The video has no audio track');
	expect(rejectedItem(asked, null, '')).toMatchObject({ error_code: null, error_reason: null });
});
