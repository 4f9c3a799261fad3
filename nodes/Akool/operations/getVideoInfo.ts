import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { ENDPOINTS } from '../protocol/endpoints';
import { idOf } from '../protocol/createAnswer';
import { jobIn } from '../protocol/envelope';
import { requireText } from '../protocol/invalidParameter';
import { jobItem, rawJobItem, type Asked } from '../protocol/jobItem';
import { forEachItem, readJobInTurn } from '../requests/customRun';
import { sendRead } from '../requests/requestPolicy';
import { requestSettings } from '../requests/requestSettings';
import type { NodeRun } from '../requests/nodeRun';
import type { AkoolCredential, AkoolJob, Envelope } from '../protocol/types';
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

/**
 * Replaces the routing of Get Video Info, which most nodes that use tools run: for a routing n8n goes
 * twice through all fields of the node for each item, and evaluates their expressions each time.
 */
export async function executeGetVideoInfo(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const { baseUrl } = await this.getCredentials<AkoolCredential>('akoolApi');
	const settings = requestSettings(this);
	const task = async (itemIndex: number, run: NodeRun): Promise<INodeExecutionData[]> => {
		const id = requireText('Video Model ID', this.getNodeParameter('videoModelId', itemIndex));
		const job = await readJobInTurn(this, baseUrl, settings, id, run);
		if (job === null) return [];
		const isRaw = this.getNodeParameter('simplify', itemIndex) === false;
		const json = isRaw ? rawJobItem(job) : jobItem(job, { _id: id });
		return [{ json: json as unknown as IDataObject, pairedItem: { item: itemIndex } }];
	};
	return [await forEachItem(this, Infinity, settings, task)];
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
