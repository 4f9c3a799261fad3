import { asNumber } from './number';
import type { AkoolJob, JobStatus } from './types';
import { isUnknownJob } from './unknownJob';

const STATUS_WORDS: Readonly<Record<number, JobStatus>> = {
	1: 'queueing',
	2: 'processing',
	3: 'completed',
	4: 'failed',
};

/** The word for Akool's `video_status` (1 to 4); `unknown` for anything else. */
export function statusWord(videoStatus: unknown): JobStatus {
	return STATUS_WORDS[asNumber(videoStatus) ?? 0] ?? 'unknown';
}

/** The word for a job's status; `unknown`, too, for one of which Akool refused to tell. */
export function jobStatus(job: AkoolJob): JobStatus {
	return isUnknownJob(job) ? 'unknown' : statusWord(job.video_status);
}

/** Tells whether nothing more will happen to a job: it is completed or failed, or Akool refused to tell. */
export function isFinal(job: AkoolJob): boolean {
	return isUnknownJob(job) || ['completed', 'failed'].includes(statusWord(job.video_status));
}
