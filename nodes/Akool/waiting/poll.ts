import { LoggerProxy, type IExecuteFunctions } from 'n8n-workflow';

import { pauseFor } from '../requests/attempts';
import { isFinal } from '../protocol/jobStatus';
import type { AkoolJob } from '../protocol/types';
import { endAt, type JobReads } from './jobReads';
import { newestJob } from './newestJob';

/** How long to poll, and how often; in milliseconds. */
export interface PollTimes {
	maxWait: number;
	interval: number;
}

/** Rounds are never closer than this; in milliseconds. */
const CLOSEST = 1_000;

/** How long a round may still take when the time is up; in milliseconds. */
const LAST_ROUND = 10_000;

/**
 * Asks for all unfinished jobs, round by round, until all are final, the time is up or the execution
 * is cancelled; a last time when the time is up. An outage is no failure: the next round may succeed.
 *
 * @param jobs what is known of the jobs, by `_id`; brought up to date in place
 */
export async function pollUntilFinal(
	host: IExecuteFunctions,
	reads: JobReads,
	{ maxWait, interval }: PollTimes,
	jobs: Map<string, AkoolJob>,
): Promise<void> {
	const signal = host.getExecutionCancelSignal();
	const deadline = Date.now() + maxWait;
	const end = endAt(deadline + LAST_ROUND, signal);
	const ask = async (id: string): Promise<void> => {
		if (signal?.aborted) return;
		try {
			const asking = async () => await reads.once(id, end);
			jobs.set(id, await newestJob(jobs.get(id) ?? {}, asking));
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			LoggerProxy.warn(`Akool could not be asked about job ${id}, and will be again: ${reason}`);
		}
	};
	for (let rounds = 0; ; rounds++) {
		const unfinished = [...jobs].filter(([, job]) => !isFinal(job)).map(([id]) => id);
		const left = Math.max(0, deadline - Date.now());
		const isOver = rounds > 0 && left < CLOSEST;
		if (unfinished.length === 0 || isOver || signal?.aborted) return;
		await pauseFor(Math.min(interval, left), signal);
		await Promise.all(unfinished.map(ask));
	}
}
