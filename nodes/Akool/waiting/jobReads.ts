import type { IExecuteFunctions } from 'n8n-workflow';

import type { AkoolJob } from '../protocol/types';
import { failureOf } from '../requests/apiError';
import { askForJob } from '../requests/askForJob';
import { sendReadAgain, sendWithRetries } from '../requests/attempts';
import { ReadLimiter } from '../requests/readLimiter';
import { requestSettings } from '../requests/requestSettings';

/** Who waits asks again anyway, and must not wait longer than asked to; in milliseconds. */
export const READ_TIMEOUT = 30_000;

/**
 * How one node run asks for the jobs that it waits for: together within the limit of all reads. What
 * they throw is an {@link AkoolFailure}, or n8n's NodeApiError for a network failure.
 */
export interface JobReads {
	/** Asks for a job once, for those who ask again anyway; `within` so many milliseconds. */
	once(videoModelId: string, within: number): Promise<AkoolJob>;
	/** Asks for a job with the retries of every read. */
	withRetries(videoModelId: string): Promise<AkoolJob>;
}

/** Makes the reads of one node run. Throws {@link InvalidParameter} for Request Options that are none. */
export function jobReads(host: IExecuteFunctions, baseUrl: string): JobReads {
	const { request } = requestSettings(host, READ_TIMEOUT);
	const { timeout = READ_TIMEOUT } = request;
	const signal = host.getExecutionCancelSignal();
	const limiter = new ReadLimiter();
	const once = async (videoModelId: string, within: number): Promise<AkoolJob> => {
		const settings = { ...request, timeout: Math.min(timeout, within) };
		const send = async () => await askForJob(host, baseUrl, settings, videoModelId);
		return await limiter.run(send, failureOf, signal);
	};
	return {
		once,
		withRetries: async (videoModelId) =>
			await sendWithRetries(
				async () => await once(videoModelId, Infinity),
				failureOf,
				sendReadAgain,
				signal,
			),
	};
}
