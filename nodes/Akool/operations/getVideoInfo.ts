import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { requireText } from '../protocol/parameters/text';
import { jobItem, rawJobItem, type JobItem } from '../protocol/jobItem';
import { requireBoolean } from '../protocol/parameters/boolean';
import type { AkoolCredential, AkoolJob } from '../protocol/types';
import { askForJob } from '../requests/askForJob';
import { asOperation, forEachItem } from '../requests/customRun';
import type { NodeRun } from '../requests/nodeRun';
import { requestSettings } from '../requests/requestSettings';
import { simplify } from '../fields/simplify';
import { videoModelId } from '../fields/videoModelId';
import { askedWith, jobRouting } from './jobRouting';
import type { Operation } from './operation';

function itemOf(json: JobItem | AkoolJob, item: number): INodeExecutionData {
	return { json: json as unknown as IDataObject, pairedItem: { item } };
}

function isSimplified(simplify: unknown): boolean {
	return requireBoolean('Simplify', simplify, true);
}

function toJobItem(host: IExecuteSingleFunctions, job: AkoolJob): INodeExecutionData {
	const isSimple = isSimplified(host.getNodeParameter('simplify'));
	return itemOf(
		isSimple ? jobItem(job, askedWith(host, job)) : rawJobItem(job),
		host.getItemIndex(),
	);
}

/**
 * Replaces the routing of Get Video Info: for a routing n8n goes twice through all fields of the node
 * for each item, and evaluates their expressions each time.
 */
export async function executeGetVideoInfo(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	return await asOperation(this, async () => {
		const { baseUrl } = await this.getCredentials<AkoolCredential>('akoolApi');
		const settings = requestSettings(this);
		const task = async (itemIndex: number, run: NodeRun): Promise<INodeExecutionData[]> => {
			const _id = requireText('Video Model ID', this.getNodeParameter('videoModelId', itemIndex));
			const isSimple = isSimplified(this.getNodeParameter('simplify', itemIndex));
			const job = await run.read(async () => await askForJob(this, baseUrl, settings.request, _id));
			if (job === null) return [];
			return [itemOf(isSimple ? jobItem(job, { _id }) : rawJobItem(job), itemIndex)];
		};
		return await forEachItem(this, Infinity, settings, task);
	});
}

export const getVideoInfo: Operation = {
	option: {
		name: 'Get Video Info',
		value: 'getVideoInfo',
		action: 'Get video info',
		description: 'Get the status and the result of a job',
		routing: jobRouting(toJobItem),
	},
	fields: [videoModelId, simplify],
};
