import { AKOOLS_SIDE, createdNumbers } from './products/akoolsSide';
import { messageFor } from './resultCodes';
import type { Job } from './types';

/** Address of one of a job's media files; empty until the job is completed. */
function mediaUrl(origin: string, job: Job, suffix: string): string {
	return job.video_status === 3 ? `${origin}/media/${job._id}${suffix}` : '';
}

/** Address of a completed job's result; empty before. */
export function jobResult(job: Job, origin: string): string {
	return mediaUrl(origin, job, job.lipsync ? '-lipsync.mp4' : '.mp4');
}

/**
 * `data` of the answer to Get Video Info. It says nothing of language, source language, lip sync and
 * webhook URL: those are only in the answer to the create call.
 */
export function infoData(job: Job, origin: string): Record<string, unknown> {
	const translation = job.product === 'translation';
	const data: Record<string, unknown> = {
		...createdNumbers(job),
		...AKOOLS_SIDE,
		video_id: `video-${job._id}`,
		video: mediaUrl(origin, job, '.mp4'),
		progress: job.progress,
	};
	if (job.lipsync || !translation) {
		data.lipsync_video_url = job.lipsync ? mediaUrl(origin, job, '-lipsync.mp4') : '';
	}
	if (translation && job.video_status === 3) {
		data.audio_splits = {
			original_srt_url: mediaUrl(origin, job, '-original.srt'),
			translated_srt_url: mediaUrl(origin, job, '-translated.srt'),
			no_caption_video_url: mediaUrl(origin, job, '-nocaption.mp4'),
		};
	}
	// What was used is known at the end; before that there is only what was set aside.
	if (job.video_status >= 3) data.deduction_duration = job.deduction;
	if (job.video_status === 4 && job.error_code !== null) {
		data.error_code = job.error_code;
		data.error_reason = job.error_reason ?? messageFor(job.error_code);
	}
	return { ...data, ...job.info };
}
