import { isJsonObject, type AkoolJob } from './types';

/** What Akool answered when it was asked for a job that it does not show. */
interface UnknownJob {
	/** Akool's code: 1008 or 1014 when it no longer knows the job, 1009 when it no longer shows it. */
	unknown_code: number;
	unknown_reason: string;
}

/**
 * A job about which Akool says nothing any more, as it is kept among those that are known: what was
 * known of it, with two keys of ours.
 *
 * @param job what was known of it
 * @param code with which Akool refused to tell
 * @param reason Akool's words for it
 */
export function asUnknownJob(job: AkoolJob, code: number, reason: string): AkoolJob & UnknownJob {
	return { ...job, unknown_code: code, unknown_reason: reason };
}

/** Tells whether Akool says nothing any more about a job; nothing more will happen to it then. */
export function isUnknownJob(job: unknown): job is AkoolJob & UnknownJob {
	return isJsonObject(job) && typeof job.unknown_code === 'number';
}
