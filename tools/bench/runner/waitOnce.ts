import { setTimeout as pause } from 'node:timers/promises';

import { shuffled } from '../../load/senders';
import { outputOf } from '../../n8n/execution';
import type { SavedWorkflow } from '../../n8n/types';
import { askedFor } from './jobs';
import type { Stage } from './stages';
import { AFTER } from './workflows';

/** What one wait took. */
export interface WaitTimes {
	/** From "Execute workflow" until the execution waits; in milliseconds. */
	createMs: number;
	/** From the end of the first job until the execution has ended; in milliseconds. */
	callbacksMs: number;
	/** From the end of the last job, when all other callbacks are answered, to the start of the next node; in milliseconds. */
	resumeMs: number;
	/** Requests about a job, for each job. */
	reads: number;
	/** What n8n has stored of the waiting execution; absent in older results. */
	storedBytes?: number;
}

const LOOK_EVERY_MS = 25;
/** So many jobs end at the same time. */
export const AT_ONCE = 10;

async function untilStatus(
	{ n8n }: Stage,
	id: string,
	wanted: (status: string) => boolean,
): Promise<void> {
	for (;;) {
		const status = await n8n.executionStatus(id);
		if (wanted(status)) return;
		if (['error', 'crashed', 'canceled', 'success'].includes(status)) {
			throw new Error(`Execution ${id} ended with ${status} too early.`);
		}
		await pause(LOOK_EVERY_MS);
	}
}

/**
 * Ends all jobs; the last one alone, when the callbacks of the others have been answered.
 * @returns when the last job ended, in Unix milliseconds
 */
async function endAll({ akool }: Stage): Promise<number> {
	const [last, ...others] = shuffled(akool.jobs);
	const queue = others.values();
	const ending = async (): Promise<void> => {
		for (const { _id } of queue) await akool.advance(_id, 3);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, ending));
	const at = Date.now();
	if (last) await akool.advance(last._id, 3);
	return at;
}

/**
 * Runs a workflow with Create and Wait in callback mode once.
 * @throws Error when it does not go on once, with all jobs
 */
export async function waitOnce(stage: Stage, workflow: SavedWorkflow): Promise<WaitTimes> {
	const { n8n, akool } = stage;
	const started = performance.now();
	const id = await n8n.runManually(workflow.id, 'Start');
	await untilStatus(stage, id, (status) => status === 'waiting');
	const createMs = performance.now() - started;
	const storedBytes = await n8n.storedBytes(id);
	const firstEnd = performance.now();
	// Not looked at meanwhile: that takes processor time from n8n.
	const lastEnd = await endAll(stage);
	await untilStatus(stage, id, (status) => status === 'success');
	const callbacksMs = performance.now() - firstEnd;
	const execution = await n8n.waitForExecution(id);
	const { runData } = execution.data.resultData;
	const jobs = akool.jobs.length;
	const startTime = runData[AFTER]?.[0]?.startTime;
	const items = runData[AFTER]?.length === 1 && outputOf(execution, AFTER);
	if (startTime === undefined || !items || items.length !== jobs) {
		throw new Error(`"${workflow.name}" did not go on once with ${jobs} items.`);
	}
	const reads = akool.requests.filter((request) => askedFor(request) !== undefined).length / jobs;
	return { createMs, callbacksMs, resumeMs: startTime - lastEnd, reads, storedBytes };
}
