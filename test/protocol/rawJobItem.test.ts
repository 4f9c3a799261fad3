import { itemFields } from '../../nodes/Akool/protocol/itemFields';
import { jobItem, rawJobItem, resultUrl } from '../../nodes/Akool/protocol/jobItem';
import type { JsonObject } from '../../nodes/Akool/protocol/types';
import { createdJob } from '../engine/answers';

describe('the result URL', () => {
	const completed = (job: object) => resultUrl({ video_status: 3, ...job });

	it('is that of the lip-synced video if there is one, else that of the video', () => {
		expect(completed({ video: 'v', lipsync_video_url: 'l' })).toBe('l');
		expect(completed({ video: 'v', lipsync_video_url: '' })).toBe('v');
		expect(completed({ video: 'v' })).toBe('v');
		expect(completed({ video: '', lipsync_video_url: null })).toBeNull();
	});

	it.each([1, 2, 4, 'x', null])('is null at status %p', (video_status) => {
		expect(completed({ video: 'v', lipsync_video_url: 'l', video_status })).toBeNull();
	});
});

it('the raw job item is what Akool sent, without its key error', () => {
	const job = createdJob('a', 'fr', { video_status: 3, video: 'v', error: 'none', extra: [1] });
	const { error, ...rest } = job;
	expect(error).toBe('none');
	expect(rawJobItem(job)).toEqual({ ...rest, status: 'completed', result_url: 'v' });
	expect(job.error).toBe('none');
	expect(rawJobItem({})).toEqual({ status: 'unknown', result_url: null });
});

describe('a job of which Akool refused to tell', () => {
	const job = createdJob('a', 'fr', {
		video_status: 3,
		video: 'v',
		error_code: 7,
		unknown_code: 1008,
	});

	it('is unknown, and says why', () => {
		expect(jobItem({ ...job, unknown_reason: 'gone' })).toMatchObject({
			_id: 'a',
			status: 'unknown',
			language: 'fr',
			result_url: null,
			error_code: 1008,
			error_reason: 'gone',
		});
		expect(jobItem({ ...job, unknown_reason: '' }).error_reason).toBe(
			'Akool does not know this video',
		);
	});

	it('has no key of ours when it is not simplified', () => {
		const { unknown_code: code, ...told } = job;
		expect(rawJobItem({ ...job, unknown_reason: 'gone' })).toEqual({
			...told,
			status: 'unknown',
			result_url: null,
			error_code: code,
			error_reason: 'gone',
		});
	});
});

it('no item has a key that n8n reads as an error or a prototype', () => {
	const data = JSON.parse('{"error": "x", "__proto__": {"a": 1}, "b": 2}') as JsonObject;
	expect(Object.entries(itemFields(data))).toEqual([['b', 2]]);
	expect(Object.keys(rawJobItem(data))).toEqual(['b', 'status', 'result_url']);
});
