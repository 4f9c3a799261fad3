import { idOf } from './id';
import { itemFields } from './itemFields';
import { isFinal, jobStatus } from './jobStatus';
import { asNumber } from './number';
import { RESULT_CODES, isUnreadable } from './resultCodes';
import { isJsonObject, type AkoolJob, type JobStatus } from './types';
import { isUnknownJob } from './unknownJob';

/** What was asked for, used where Akool's answer does not repeat it. */
export interface Asked {
	/** The job's ID, where a job was asked for by it. */
	_id?: string;
	language?: string;
	source_language?: string;
	lipsync?: boolean;
	/** What to say besides when the job fails, because it was made from a file of the workflow. */
	failureAdvice?: string;
}

/** The output of one job; docs/operations.md tells the meaning of each key. */
export interface JobItem {
	_id: string | null;
	status: JobStatus;
	video_status: number | null;
	language: string | null;
	source_language: string | null;
	lipsync: boolean | null;
	result_url: string | null;
	subtitles_url: string | null;
	progress: number | null;
	credits: number | null;
	created_at: string | null;
	available_until: string | null;
	error_code: number | null;
	error_reason: string | null;
}

/** Akool keeps results for 7 days; in milliseconds. */
const AVAILABLE_MS = 7 * 24 * 60 * 60 * 1000;

/** Where the finished video is; null until the job is completed. */
export function resultUrl(job: AkoolJob): string | null {
	if (jobStatus(job) !== 'completed') return null;
	return asText(job.lipsync_video_url) ?? asText(job.video);
}

/** Maps Akool's job to the simplified job item: exactly the documented keys, in their order. */
export function jobItem(job: AkoolJob, asked: Asked = {}): JobItem {
	const status = jobStatus(job);
	const createdAt = asTime(job.create_time);
	return {
		_id: idOf(job._id) ?? asked._id ?? null,
		status,
		video_status: asNumber(job.video_status),
		language: asText(job.language) ?? asked.language ?? null,
		source_language: asText(job.source_language) ?? asked.source_language ?? null,
		lipsync: typeof job.lipsync === 'boolean' ? job.lipsync : (asked.lipsync ?? null),
		result_url: resultUrl(job),
		subtitles_url: isJsonObject(job.audio_splits)
			? asText(job.audio_splits.translated_srt_url)
			: null,
		progress: asPercent(job.progress),
		credits: creditsOf(job),
		created_at: createdAt === null ? null : isoTime(createdAt),
		available_until: createdAt === null ? null : isoTime(createdAt + AVAILABLE_MS),
		...errorOf(job, status, asked),
	};
}

/** All that {@link jobItem} looks at. */
const LOOKED_AT = [
	...['_id', 'video_status', 'unknown_code', 'unknown_reason', 'error_code', 'error_reason'],
	...['language', 'source_language', 'lipsync', 'lipsync_video_url', 'video', 'audio_splits'],
	...['progress', 'deduction_duration', 'deduction_lock_duration', 'create_time'],
];

/** What is left of a job when only its {@link jobItem} is wanted, which stays the same. */
export function jobForItem(job: AkoolJob): AkoolJob {
	const fields = Object.entries(job).filter(
		([key, value]) => LOOKED_AT.includes(key) && value !== '' && value !== null,
	);
	return Object.fromEntries(fields);
}

/**
 * Akool's job as it came, but for what {@link itemFields} leaves out, with `status` and `result_url`
 * added. For a job of which Akool refused to tell, `error_code` and `error_reason` say why.
 */
export function rawJobItem(job: AkoolJob): AkoolJob {
	const { unknown_code, unknown_reason, ...data } = itemFields(job);
	const status = jobStatus(job);
	const refusal = { unknown_code, unknown_reason };
	return {
		...data,
		...(isUnknownJob(job) ? errorOf(refusal, status) : {}),
		status,
		result_url: resultUrl(job),
	};
}

/** While a job is not final, 0 only says that nothing was taken yet. */
function creditsOf(job: AkoolJob): number | null {
	const taken = asNumber(job.deduction_duration);
	return taken === null || (taken === 0 && !isFinal(job))
		? asNumber(job.deduction_lock_duration)
		: taken;
}

function errorOf(
	job: AkoolJob,
	status: JobStatus,
	asked: Asked = {},
): Pick<JobItem, 'error_code' | 'error_reason'> {
	const isUnknown = isUnknownJob(job);
	if (!isUnknown && status !== 'failed') return { error_code: null, error_reason: null };
	const code = asNumber(isUnknown ? job.unknown_code : job.error_code);
	return {
		error_code: code,
		error_reason: isUnknown
			? reasonOf(code, job.unknown_reason)
			: withAdvice(reasonOf(code, job.error_reason), asked),
	};
}

/** The item of a language that Akool refused while it accepted others of the same call. */
export function rejectedItem(asked: Asked, code: number | null, reason: string): JobItem {
	return {
		...jobItem({}, asked),
		status: 'rejected',
		error_code: code,
		error_reason: isUnreadable(code)
			? withAdvice(reasonOf(code, reason), asked)
			: reasonOf(code, reason),
	};
}

function withAdvice(reason: string | null, { failureAdvice }: Asked): string | null {
	if (failureAdvice === undefined) return reason;
	return reason === null ? failureAdvice : `${reason.replace(/\.?\s*$/, '.')} ${failureAdvice}`;
}

function reasonOf(code: number | null, reason: unknown): string | null {
	return asText(reason) ?? RESULT_CODES[code ?? 0]?.meaning ?? null;
}

function asText(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function asPercent(value: unknown): number | null {
	const number = asNumber(value);
	return number === null ? null : Math.min(100, Math.max(0, number));
}

/** The latest moment that a JavaScript date, and so ISO 8601 text, can express; in milliseconds. */
const LATEST_TIME = 8.64e15 - AVAILABLE_MS;

/** Below this a time is in seconds: as milliseconds it would lie in the first years of the epoch. */
const LEAST_MILLISECONDS = 1e11;

/** In milliseconds. */
function asTime(value: unknown): number | null {
	const number = asNumber(value);
	const time = number !== null && number < LEAST_MILLISECONDS ? number * 1000 : number;
	return time !== null && time > 0 && time <= LATEST_TIME ? time : null;
}

function isoTime(time: number): string {
	return new Date(time).toISOString();
}
