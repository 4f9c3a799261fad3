import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INode,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import { ENDPOINTS } from '../protocol/endpoints';
import { jobIn } from '../protocol/envelope';
import { idOf } from '../protocol/id';
import type { Asked } from '../protocol/jobItem';
import { requireText } from '../protocol/parameters/text';
import type { AkoolJob, Envelope } from '../protocol/types';
import { sendRead } from '../requests/requestPolicy';

/**
 * Routing that asks Akool for a job, of operations that n8n's engine runs as custom ones: most nodes
 * that use tools do not ask the engine, but run the routing by themselves.
 *
 * @param toItem makes the item of the job
 * @param check refuses a node that cannot run it, by throwing {@link InvalidParameter}
 */
export function jobRouting(
	toItem: (host: IExecuteSingleFunctions, job: AkoolJob) => INodeExecutionData,
	check: (node: INode) => void = () => undefined,
): INodePropertyRouting {
	function askForJob(
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): void {
		check(this.getNode());
		// Not by routing, for which n8n would evaluate the parameter twice.
		const id = requireText('Video Model ID', this.getNodeParameter('videoModelId'));
		options.qs = { ...options.qs, video_model_id: id };
	}
	async function toItems(
		this: IExecuteSingleFunctions,
		[answer]: INodeExecutionData[],
	): Promise<INodeExecutionData[]> {
		return [toItem(this, jobIn(answer?.json as unknown as Envelope))];
	}
	return {
		request: { method: 'GET', url: ENDPOINTS.getVideoInfo },
		operations: { pagination: sendRead(askForJob) },
		output: { postReceive: [toItems] },
	};
}

/**
 * The ID that was asked for, only where the answer leaves it out, because n8n evaluates the parameter
 * once more for it.
 */
export function askedWith(host: IExecuteSingleFunctions, job: AkoolJob): Pick<Asked, '_id'> {
	if (idOf(job._id) !== null) return {};
	return { _id: requireText('Video Model ID', host.getNodeParameter('videoModelId')) };
}
