import { RESULT_CODES } from './resultCodes';
import type { AkoolJob, JobStatus } from './types';

/** What was asked for, used where Akool's answer does not repeat it. */
export interface Asked {
	language?: string;
	source_language?: string;
	lipsync?: boolean;
}

/** The output of one job; see the README for the meaning of each key. */
export interface JobItem {
	_id: string | null;
	status: JobStatus;
	video_status: number | null;
	language: string | null;
	source_language: string | null;
	lipsync: boolean | null;
	result_url: string | null;
	progress: number | null;
	credits: number | null;
	created_at: string | null;
	available_until: string | null;
	error_code: number | null;
	error_reason: string | null;
}

const STATUS_WORDS: Readonly<Record<number, JobStatus>> = {
	1: 'queueing',
	2: 'processing',
	3: 'completed',
	4: 'failed',
};

/** Akool keeps results for 7 days; in milliseconds. */
const AVAILABLE_MS = 7 * 24 * 60 * 60 * 1000;

/** The word for Akool's `video_status` (1 to 4); `unknown` for anything else. */
export function statusWord(videoStatus: unknown): JobStatus {
	return STATUS_WORDS[asNumber(videoStatus) ?? 0] ?? 'unknown';
}

/** Where the finished video is; null until the job is completed. */
export function resultUrl(job: AkoolJob): string | null {
	if (statusWord(job.video_status) !== 'completed') return null;
	return asText(job.lipsync_video_url) ?? asText(job.video);
}

/** Maps Akool's job to the simplified job item: exactly the documented keys. */
export function jobItem(job: AkoolJob, asked: Asked = {}): JobItem {
	const status = statusWord(job.video_status);
	const createdAt = asTime(job.create_time);
	const failed = status === 'failed';
	const errorCode = failed ? asNumber(job.error_code) : null;
	return {
		_id: asText(job._id),
		status,
		video_status: asNumber(job.video_status),
		language: asText(job.language) ?? asked.language ?? null,
		source_language: asText(job.source_language) ?? asked.source_language ?? null,
		lipsync: typeof job.lipsync === 'boolean' ? job.lipsync : (asked.lipsync ?? null),
		result_url: resultUrl(job),
		progress: asNumber(job.progress),
		credits: asNumber(job.deduction_duration) ?? asNumber(job.deduction_lock_duration),
		created_at: createdAt === null ? null : isoTime(createdAt),
		available_until: createdAt === null ? null : isoTime(createdAt + AVAILABLE_MS),
		error_code: errorCode,
		error_reason: failed ? reasonOf(errorCode, job.error_reason) : null,
	};
}

/**
 * Akool's job as it came, with `status` and `result_url` added. A key `error` is left out: n8n takes
 * an item with one for a failed item.
 */
export function rawJobItem(job: AkoolJob): AkoolJob {
	const rest = Object.entries(job).filter(([key]) => key !== 'error');
	return {
		...Object.fromEntries(rest),
		status: statusWord(job.video_status),
		result_url: resultUrl(job),
	};
}

/** The item of a language that Akool refused while it accepted others of the same call. */
export function rejectedItem(asked: Asked, code: number | null, reason: string): JobItem {
	return {
		...jobItem({}, asked),
		status: 'rejected',
		error_code: code,
		error_reason: reasonOf(code, reason),
	};
}

function reasonOf(code: number | null, reason: unknown): string | null {
	return asText(reason) ?? RESULT_CODES[code ?? 0]?.meaning ?? null;
}

function asText(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function asNumber(value: unknown): number | null {
	if (typeof value === 'string' && value.trim() !== '') return asNumber(Number(value));
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The latest moment that a JavaScript date, and so ISO 8601 text, can express; in milliseconds. */
const LATEST_TIME = 8.64e15 - AVAILABLE_MS;

function asTime(value: unknown): number | null {
	const time = asNumber(value);
	return time !== null && time > 0 && time <= LATEST_TIME ? time : null;
}

function isoTime(time: number): string {
	return new Date(time).toISOString();
}
