import { LoggerProxy, type IExecuteFunctions } from 'n8n-workflow';

import { pauseFor } from '../requests/attempts';
import { readJobOnce } from '../requests/customRun';
import type { RequestSettings } from '../requests/requestSettings';
import type { AkoolJob } from '../protocol/types';
import { newestJob } from './newestJob';
import { isFinal } from './waitState';

/** How long to poll, and how often; in milliseconds. */
export interface PollTimes {
	maxWait: number;
	interval: number;
}

/**
 * Asks for all unfinished jobs, round by round, until all are final, the time is up or the execution
 * is cancelled. An outage is no failure: the next round may succeed.
 *
 * @param jobs what is known of the jobs, by `_id`; brought up to date in place
 * @returns that the wait is over
 */
export async function pollUntilFinal(
	host: IExecuteFunctions,
	baseUrl: string,
	settings: RequestSettings,
	{ maxWait, interval }: PollTimes,
	jobs: Map<string, AkoolJob>,
): Promise<true> {
	const signal = host.getExecutionCancelSignal();
	const deadline = Date.now() + maxWait;
	const ask = async (id: string): Promise<void> => {
		if (signal?.aborted) return;
		try {
			const asking = async () => await readJobOnce(host, baseUrl, settings, id);
			jobs.set(id, await newestJob(jobs.get(id) ?? {}, asking));
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			LoggerProxy.warn(`Akool could not be asked about job ${id}, and will be again: ${reason}`);
		}
	};
	for (;;) {
		const unfinished = [...jobs].filter(([, job]) => !isFinal(job)).map(([id]) => id);
		const left = Math.max(0, deadline - Date.now());
		if (unfinished.length === 0 || signal?.aborted) return true;
		await pauseFor(Math.min(interval, left), signal);
		// What is left is too short for another round: rounds are never closer than the interval.
		if (left < interval) return true;
		await Promise.all(unfinished.map(ask));
	}
}
