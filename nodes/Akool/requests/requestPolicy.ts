import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { asNodeError } from './apiError';
import type { EntryList } from '../protocol/entryLists';
import { readAnswer } from '../protocol/envelope';
import { requireNumber } from '../protocol/parameters/number';
import { itemFields } from '../protocol/itemFields';
import { requireBoolean } from '../protocol/parameters/boolean';
import { SUCCESS } from '../protocol/resultCodes';
import type { Envelope } from '../protocol/types';
import { withoutLinkTokens } from './linkTokens';
import { NodeRun, itemCountOf, runOf } from './nodeRun';
import { readPages, type ReadPage } from './pages';

type RequestData = DeclarativeRestApiSettings.ResultOptions;

/** An answer about either list that holds none of them. */
const NOTHING = { code: SUCCESS, data: [] };

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
	const envelope = readAnswer(withoutLinkTokens(response));
	return [{ json: envelope as unknown as IDataObject, pairedItem: { item: this.getItemIndex() } }];
}

/** Sends one read of an item: limited, and repeated while that may help. */
type Send = (requestData: RequestData) => Promise<INodeExecutionData[]>;

/** Makes a `pagination` hook of what reads for one item. */
function reading(
	read: (
		host: IExecutePaginationFunctions,
		requestData: RequestData,
		send: Send,
	) => Promise<INodeExecutionData[]>,
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
		const send: Send = async (data) =>
			(await run.read(async () => await this.makeRoutingRequest(data))) ?? [];
		return await run.perform(
			itemIndex,
			async () => await read(this, requestData, send),
			(error) => asNodeError(this.getNode(), error, itemIndex),
		);
	};
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
	return reading(async (host, requestData, send) => {
		prepare.call(host, requestData);
		return await send(requestData);
	});
}

/** Makes the `pagination` hook that reads lists page by page, and gives one item per entry. */
export function sendPages(lists: readonly EntryList[]) {
	return reading(async (host, requestData, send) => {
		const limit = requireBoolean('Return All', host.getNodeParameter('returnAll'), false)
			? Infinity
			: requireNumber('Limit', host.getNodeParameter('limit'), { min: 1, integer: true });
		const read: ReadPage = async (url, query) => {
			const options = { ...requestData.options, url, qs: query as IDataObject };
			const [item] = await send({ ...requestData, options });
			// Nothing came, because the execution was stopped.
			return (item?.json ?? NOTHING) as unknown as Envelope;
		};
		const entries = await readPages(lists, read, limit);
		return entries.map((entry) => ({
			json: itemFields(entry) as IDataObject,
			pairedItem: { item: host.getItemIndex() },
		}));
	});
}
