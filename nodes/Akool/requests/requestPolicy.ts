import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { asNodeError, failureOf } from './apiError';
import { sendReadAgain, sendWithRetries } from './attempts';
import { readAnswer } from '../protocol/envelope';
import { NodeRun, itemCountOf, runOf } from './nodeRun';

/** At most so many reads of one node run are under way at once. */
const MOST_READS = 25;

type RequestData = DeclarativeRestApiSettings.ResultOptions;

const readRuns = new WeakMap<object, NodeRun>();

/**
 * Gate of every operation (`postReceive` of the resource): lets Akool's envelope through as the
 * only item. What it throws, the hooks below turn into the error of the item.
 *
 * @throws {AkoolFailure} what the answer means
 */
export async function requireSuccess(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const envelope = readAnswer(response);
	return [{ json: envelope as unknown as IDataObject, pairedItem: { item: this.getItemIndex() } }];
}

/**
 * Makes the `pagination` hook that sends the read of one item: limited and retried.
 *
 * @param prepare completes the request, or refuses one that cannot succeed by throwing
 * {@link InvalidParameter}
 */
export function sendRead(
	prepare: (this: IExecutePaginationFunctions, requestData: RequestData) => void = () => undefined,
) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: RequestData,
	): Promise<INodeExecutionData[]> {
		const itemIndex = this.getItemIndex();
		const run = runOf(
			readRuns,
			this,
			itemIndex,
			() => new NodeRun(this, MOST_READS, itemCountOf(this)),
		);
		return await run.perform(
			itemIndex,
			async () => {
				prepare.call(this, requestData);
				return await sendWithRetries(
					async () => await this.makeRoutingRequest(requestData),
					failureOf,
					(failure) => !run.ended && sendReadAgain(failure),
					this.getExecutionCancelSignal(),
				);
			},
			(error) => asNodeError(this.getNode(), error, itemIndex),
		);
	};
}
