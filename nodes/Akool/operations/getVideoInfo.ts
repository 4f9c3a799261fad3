import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { ENDPOINTS } from '../protocol/endpoints';
import { idOf } from '../protocol/createAnswer';
import { jobIn } from '../protocol/envelope';
import { requireText } from '../protocol/invalidParameter';
import { jobItem, rawJobItem, type Asked } from '../protocol/jobItem';
import { sendRead } from '../requests/requestPolicy';
import type { AkoolJob, Envelope } from '../protocol/types';
import { simplify } from '../fields/simplify';
import { videoModelId } from '../fields/videoModelId';
import type { Operation } from './operation';

function askForJob(
	this: IExecutePaginationFunctions,
	{ options }: DeclarativeRestApiSettings.ResultOptions,
): void {
	// Not by routing, for which n8n would evaluate the parameter twice.
	const id = requireText('Video Model ID', this.getNodeParameter('videoModelId'));
	options.qs = { ...options.qs, video_model_id: id };
}

/** Only where the answer leaves out the ID, because n8n evaluates the parameter once more for it. */
function askedFor(host: IExecuteSingleFunctions, job: AkoolJob): Asked {
	if (idOf(job._id) !== null) return {};
	return { _id: requireText('Video Model ID', host.getNodeParameter('videoModelId')) };
}

async function toJobItem(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const job = jobIn(answer?.json as unknown as Envelope);
	const item =
		this.getNodeParameter('simplify') === false
			? rawJobItem(job)
			: jobItem(job, askedFor(this, job));
	return [{ json: item as unknown as IDataObject, pairedItem: { item: this.getItemIndex() } }];
}

export const getVideoInfo: Operation = {
	option: {
		name: 'Get Video Info',
		value: 'getVideoInfo',
		action: 'Get video info',
		description: 'Get the status and the result of a job',
		routing: {
			request: { method: 'GET', url: ENDPOINTS.getVideoInfo },
			operations: { pagination: sendRead(askForJob) },
			output: { postReceive: [toJobItem] },
		},
	},
	fields: [videoModelId, simplify],
};
