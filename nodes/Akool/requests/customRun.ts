import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { asNodeError, failureOf } from './apiError';
import { askForJob } from './askForJob';
import { sendReadAgain, sendWithRetries } from './attempts';
import { NodeRun } from './nodeRun';
import type { RequestSettings } from './requestSettings';
import type { AkoolJob } from '../protocol/types';

/**
 * Starts one promise per item, as far apart as the batching settings say, and awaits them all.
 *
 * @returns what each item brought, in item order
 * @throws the error of the first item that failed
 */
export async function inBatches<T>(
	itemCount: number,
	{ batchSize, batchInterval }: RequestSettings,
	start: (itemIndex: number) => Promise<T>,
): Promise<T[]> {
	const started: Array<Promise<T>> = [];
	for (let itemIndex = 0; itemIndex < itemCount; itemIndex++) {
		const pauses = itemIndex > 0 && batchInterval > 0 && itemIndex % batchSize === 0;
		if (pauses) await sleep(batchInterval);
		started.push(start(itemIndex));
	}
	await Promise.allSettled(started);
	return await Promise.all(started);
}

/**
 * Runs a custom operation item by item, under the same rules as the declarative ones.
 *
 * @param limit how many items may be under way at once
 */
export async function forEachItem(
	host: IExecuteFunctions,
	limit: number,
	settings: RequestSettings,
	task: (itemIndex: number, run: NodeRun) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const itemCount = host.getInputData().length;
	const run = new NodeRun(host, limit, itemCount);
	const results = await inBatches(
		itemCount,
		settings,
		async (itemIndex) =>
			await run.perform(
				itemIndex,
				async () => await task(itemIndex, run),
				(error) => asNodeError(host.getNode(), error, itemIndex),
			),
	);
	return results.flat();
}

/**
 * Asks Akool for a job in a custom operation, with the retries of every read.
 *
 * @param videoModelId the job's `_id`
 * @throws {AkoolFailure} what the answer means, or n8n's NodeApiError for a network failure
 */
export async function readJob(
	host: IExecuteFunctions,
	baseUrl: string,
	settings: RequestSettings,
	videoModelId: string,
): Promise<AkoolJob> {
	return await sendWithRetries(
		async () => await readJobOnce(host, baseUrl, settings, videoModelId),
		failureOf,
		sendReadAgain,
		host.getExecutionCancelSignal(),
	);
}

/** The same as {@link readJob} without retries, for those who ask again anyway. */
export async function readJobOnce(
	host: IExecuteFunctions,
	baseUrl: string,
	{ request, reads }: RequestSettings,
	videoModelId: string,
): Promise<AkoolJob> {
	const send = async () => await askForJob(host, baseUrl, request, videoModelId);
	return await reads.run(send, failureOf, host.getExecutionCancelSignal());
}
