import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { outcomeItem } from '../protocol/jobOutcome';
import { askedFor, type Product } from '../protocol/product';
import type { Envelope } from '../protocol/types';
import { runOf } from '../requests/nodeRun';
import { CreateRun } from './createRun';

const createRuns = new WeakMap<object, CreateRun>();

/** Makes the `pagination` hook that creates the jobs of one item: one job item for each. */
export function sendCreate(product: Product) {
	return async function (
		this: IExecutePaginationFunctions,
		requestData: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const itemIndex = this.getItemIndex();
		const run = runOf(createRuns, this, itemIndex, () => new CreateRun(this, product));
		return await run.create(
			itemIndex,
			async (body) => {
				const options = { ...requestData.options, body };
				const [item] = await this.makeRoutingRequest({ ...requestData, options });
				return item?.json as unknown as Envelope;
			},
			(outcomes, { request, simplify }) =>
				outcomes.map((outcome) => ({
					json: outcomeItem(
						outcome,
						askedFor(product, request, outcome.part),
						simplify,
					) as IDataObject,
					pairedItem: { item: itemIndex },
				})),
		);
	};
}
