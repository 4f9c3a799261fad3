import fc from 'fast-check';

import { jobForItem, jobItem } from '../../nodes/Akool/protocol/jobItem';
import type { JsonObject } from '../../nodes/Akool/protocol/types';
import { CREATE_TIME, createdJob } from '../engine/answers';

it('what is kept of a job for its item gives the same item, whatever Akool said', () => {
	const value = fc.oneof(
		fc.constantFrom('', null, 0, 1, 3, 4, 1211, '3', true, false, CREATE_TIME),
		fc.string(),
		fc.record({ translated_srt_url: fc.webUrl() }),
	);
	const refusal = fc.constantFrom(1008, 1009, 1014);
	const keys = Object.keys(createdJob('a1', 'fr'));
	const others = ['video_status', 'video', 'lipsync_video_url', 'audio_splits', 'progress'];
	const later = ['deduction_duration', 'error_code', 'error_reason', 'unknown_reason', 'note'];
	const job = fc.record(
		{
			...Object.fromEntries([...keys, ...others, ...later].map((key) => [key, value])),
			unknown_code: refusal,
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(job, (told: JsonObject) => {
			expect(jobItem(jobForItem(told))).toEqual(jobItem(told));
			expect(Object.keys(told)).toEqual(expect.arrayContaining(Object.keys(jobForItem(told))));
		}),
		{ numRuns: 1000 },
	);
});
