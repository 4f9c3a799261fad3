import type { IExecuteFunctions } from 'n8n-workflow';

import type { AkoolJob } from '../protocol/types';
import { failureOf } from '../requests/apiError';
import { askForJob } from '../requests/askForJob';
import { LONGEST_TIMER, sendReadAgain, sendWithRetries } from '../requests/attempts';
import { ReadLimiter } from '../requests/readLimiter';
import { requestSettings } from '../requests/requestSettings';

/** Who waits asks again anyway, and must not wait longer than asked to; in milliseconds. */
export const READ_TIMEOUT = 30_000;

/** When reads have to be answered. */
export interface End {
	/** In milliseconds since 1970. */
	at: number;
	/** Ends their pauses then, or when the execution is cancelled. */
	signal: AbortSignal | undefined;
}

/** Makes an end; `at` in milliseconds since 1970. */
export function endAt(at: number, cancelled: AbortSignal | undefined): End {
	const left = Math.ceil(Math.min(Math.max(0, at - Date.now()), LONGEST_TIMER));
	const late = AbortSignal.timeout(left);
	return { at, signal: cancelled === undefined ? late : AbortSignal.any([cancelled, late]) };
}

/**
 * How one node run asks for the jobs that it waits for: together within the limit of all reads. What
 * they throw is an {@link AkoolFailure}, or n8n's NodeApiError for a network failure.
 */
export interface JobReads {
	/** Asks for a job once, for those who ask again anyway; not when the end has come meanwhile. */
	once(videoModelId: string, end: End): Promise<AkoolJob>;
	/** Asks for a job with the retries of every read. */
	withRetries(videoModelId: string): Promise<AkoolJob>;
}

/** Makes the reads of one node run. Throws {@link InvalidParameter} for Request Options that are none. */
export function jobReads(host: IExecuteFunctions, baseUrl: string): JobReads {
	const { request } = requestSettings(host, READ_TIMEOUT);
	const { timeout = READ_TIMEOUT } = request;
	const signal = host.getExecutionCancelSignal();
	const limiter = new ReadLimiter();
	const once = async (videoModelId: string, end: End): Promise<AkoolJob> => {
		const send = async () => {
			const left = end.at - Date.now();
			if (left <= 0) throw new Error('The time to ask was up');
			const settings = { ...request, timeout: Math.min(timeout, left) };
			return await askForJob(host, baseUrl, settings, videoModelId);
		};
		return await limiter.run(send, failureOf, end.signal);
	};
	return {
		once,
		withRetries: async (videoModelId) =>
			await sendWithRetries(
				async () => await once(videoModelId, { at: Infinity, signal }),
				failureOf,
				sendReadAgain,
				signal,
			),
	};
}
