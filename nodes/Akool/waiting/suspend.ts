import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failureOf } from '../requests/apiError';
import { isFinal } from '../protocol/jobStatus';
import type { AkoolJob } from '../protocol/types';
import type { JobReads } from './jobReads';
import { newestJob } from './newestJob';
import { nodeReference } from './nodeReference';
import { keepInput } from './tries';

/**
 * Asks for jobs in turn and stops at the first that is not final, because while the execution still
 * runs n8n turns callbacks away.
 *
 * @param jobs what is known of the jobs, by `_id`; brought up to date in place
 */
export async function areAllFinal(
	host: IExecuteFunctions,
	reads: JobReads,
	jobs: Map<string, AkoolJob>,
): Promise<boolean> {
	for (const [id, known] of jobs) {
		if (isFinal(known)) continue;
		const asked = newestJob(known, async () => await reads.withRetries(id));
		const [result] = await Promise.allSettled([asked]);
		if (result.status === 'rejected') {
			const reason = failureOf(result.reason)?.message ?? String(result.reason);
			host.logger.warn(`Akool could not be asked about job ${id} before waiting: ${reason}`);
			return false;
		}
		jobs.set(id, result.value);
		if (!isFinal(result.value)) return false;
	}
	return true;
}

/**
 * Tells whether n8n could go on after this run has been put aside. It drops the node's last run then,
 * whichever that is; an AI Agent that calls the node several times at once plans all runs beforehand.
 */
export function canBePutAside(host: IExecuteFunctions, runIndex: number): boolean {
	const newest = `{{ ${nodeReference(host.getNode().name)}.runIndex }}`;
	return runIndex >= Number(host.evaluateExpression(newest, 0));
}

/**
 * Lets n8n put the execution aside until the callbacks have come, or for at most `maxWait`
 * milliseconds.
 *
 * When the time is up, n8n passes the node's input on as its output: so the result as it is now
 * takes the input's place.
 *
 * @param items the result as it is now
 * @returns the same items, and not copies, because n8n stores each object once
 */
export async function suspend(
	host: IExecuteFunctions,
	items: INodeExecutionData[],
	maxWait: number,
): Promise<INodeExecutionData[]> {
	const executeData = host.getExecuteData();
	// On resuming, n8n disables this object, which other runs of the node in its queue share.
	executeData.node = { ...executeData.node };
	keepInput(host);
	const input = executeData.data.main?.[0];
	input?.splice(0, input.length, ...items);
	await host.putExecutionToWait(new Date(Date.now() + maxWait));
	// n8n empties the returned list when the node has an error output.
	return [...items];
}
