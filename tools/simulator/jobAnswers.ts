import type { Job } from './types';

/** Address of one of a job's media files. */
function mediaUrl(origin: string, job: Job, suffix: string): string {
	return job.video_status === 3 ? `${origin}/media/${job._id}${suffix}` : '';
}

/** Address of a completed job's result; empty before. */
export function jobResult(job: Job, origin: string): string {
	return mediaUrl(origin, job, job.lipsync ? '-lipsync.mp4' : '.mp4');
}

/** `data` of the answer to a create call. */
export function createdData(job: Job): Record<string, unknown> {
	return {
		_id: job._id,
		create_time: job.create_time,
		video_status: job.video_status,
		video: '',
		url: job.url,
		language: job.language,
		source_language: job.source_language,
		lipsync: job.lipsync,
		video_lock_duration: 30,
		deduction_lock_duration: job.deduction,
		task_id: `task-${job._id}`,
		video_id: `video-${job._id}`,
		webhookUrl: job.webhookUrl,
	};
}

/** `data` of the answer to Get Video Info. */
export function infoData(job: Job, origin: string): Record<string, unknown> {
	const data: Record<string, unknown> = {
		...createdData(job),
		video: mediaUrl(origin, job, '.mp4'),
		progress: job.progress,
		audio_splits: {
			original_srt_url: mediaUrl(origin, job, '-original.srt'),
			translated_srt_url: mediaUrl(origin, job, '-translated.srt'),
			no_caption_video_url: mediaUrl(origin, job, '-nocaption.mp4'),
		},
	};
	if (job.lipsync) data.lipsync_video_url = mediaUrl(origin, job, '-lipsync.mp4');
	// What was used is known at the end; before that there is only what was set aside.
	if (job.video_status >= 3) data.deduction_duration = job.deduction;
	if (job.video_status === 4) {
		data.error_code = job.error_code;
		data.error_reason = job.error_reason;
	}
	return { ...data, ...job.info };
}
