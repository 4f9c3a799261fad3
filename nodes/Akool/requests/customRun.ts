import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { InvalidParameter } from '../protocol/invalidParameter';
import { asNodeError, errorBeforeSending } from './apiError';
import { NodeRun, errorItem } from './nodeRun';
import type { RequestSettings } from './requestSettings';

/**
 * Runs a custom operation. What keeps all of it from starting is the failure of each item when the
 * node continues: n8n would pass the items on as if they had succeeded.
 *
 * @throws what `run` threw, when the node stops on errors
 */
export async function asOperation(
	host: IExecuteFunctions,
	run: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	const [result] = await Promise.allSettled([run()]);
	if (result.status === 'fulfilled') return [result.value];
	const reason: unknown = result.reason;
	const errorOf = (item?: number) => errorBeforeSending(host.getNode(), reason, item);
	if (!host.continueOnFail()) {
		return await Promise.reject(reason instanceof InvalidParameter ? errorOf() : reason);
	}
	return [host.getInputData().map((_item, index) => errorItem(errorOf(index), index))];
}

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
