import type { Job, ProductName } from '../types';

/** The account to which everything belongs. */
export const ACCOUNT = { uid: 101400, team_id: 'team-0001' };

/** Keys of Akool's own bookkeeping, which say nothing to anyone else. */
export const AKOOLS_SIDE = {
	faceswap_quality: 2,
	storage_loc: 1,
	external_video: '',
};

const TYPE_NUMBERS: Record<ProductName, number> = {
	translation: 9,
	lipSync: 8,
	talkingPhoto: 7,
	talkingAvatar: 6,
};

/** What each answer about a job holds, beside its addresses; `video` is still empty. */
export function createdNumbers(job: Job): Record<string, unknown> {
	return {
		_id: job._id,
		create_time: job.create_time,
		uid: ACCOUNT.uid,
		type: TYPE_NUMBERS[job.product],
		from: 2,
		video_status: job.video_status,
		video: '',
		video_lock_duration: 30,
		deduction_lock_duration: job.deduction,
	};
}
