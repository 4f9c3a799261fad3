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
			() => new NodeRun(this, Infinity, itemCountOf(this)),
		);
		return await run.perform(
			itemIndex,
			async () => {
				prepare.call(this, requestData);
				const signal = this.getExecutionCancelSignal();
				const send = async () => (run.ended ? [] : await this.makeRoutingRequest(requestData));
				return await sendWithRetries(
					async () => await run.reads.run(send, failureOf, signal),
					failureOf,
					(failure) => !run.ended && sendReadAgain(failure),
					signal,
				);
			},
			(error) => asNodeError(this.getNode(), error, itemIndex),
		);
	};
}
