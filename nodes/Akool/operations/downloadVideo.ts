import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';

import { askForJob } from '../requests/askForJob';
import { asOperation, forEachItem } from '../requests/customRun';
import type { NodeRun } from '../requests/nodeRun';
import { requireCollection } from '../protocol/parameters/collection';
import { requireNumber } from '../protocol/parameters/number';
import { requireText } from '../protocol/parameters/text';
import { isUnset } from '../protocol/parameters/unset';
import { jobItem } from '../protocol/jobItem';
import { fetchMedia } from '../media/media';
import { assetFileName, fallbackExtension, fileBaseName, isSubtitles } from '../media/fileName';
import { assetField, findAssets, requireAssets } from '../media/mediaAsset';
import { MEGABYTE } from '../media/mediaFailure';
import { requestSettings, type RequestSettings } from '../requests/requestSettings';
import { isTool } from '../requests/runHost';
import type { AkoolCredential, AkoolJob } from '../protocol/types';
import { downloadFields } from '../fields/download';
import { options } from '../fields/options';
import { askedWith, jobRouting } from './jobRouting';
import { notRunAsCustom } from './onlyCustom';
import type { Operation } from './operation';

/** At most so many downloads of one node run are under way at once. */
export const MOST_DOWNLOADS = 3;

/** One hour, in milliseconds: large files on slow lines must come through. */
const DEFAULT_TIMEOUT = 60 * 60 * 1000;

/** What all items of the node run share. */
interface Downloads {
	baseUrl: string;
	/** For asking about a job. */
	reads: RequestSettings;
	/** For fetching its file. */
	files: RequestSettings;
}

async function download(
	host: IExecuteFunctions,
	itemIndex: number,
	run: NodeRun,
	{ baseUrl, reads, files }: Downloads,
): Promise<INodeExecutionData[]> {
	const id = requireText('Video Model ID', host.getNodeParameter('videoModelId', itemIndex));
	const assets = requireAssets(host.getNodeParameter('assets', itemIndex));
	const binaryPropertyName = requireText(
		'Put Output File in Field',
		host.getNodeParameter('binaryPropertyName', itemIndex),
	);
	const given = requireCollection('Options', host.getNodeParameter('options', itemIndex, {}));
	const fileName = isUnset(given.fileName) ? '' : requireText('File Name', given.fileName);
	const maxSizeMb = requireNumber('Max Size (MB)', given.maxSizeMb, { min: 0 }, 0);

	const answer = await run.read(async () => await askForJob(host, baseUrl, reads.request, id));
	if (answer === null) return [];
	const job: AkoolJob = { ...answer, _id: id };
	if (isTool(host.getNode())) return [linkItem(job, assets, itemIndex)];
	const { found, missing } = findAssets(job, assets);
	const name = fileName || fileBaseName(job);
	const binary: IBinaryKeyData = {};
	for (const { asset, url } of found) {
		binary[assetField(binaryPropertyName, asset, assets)] = await fetchMedia(host, {
			url,
			name: assetFileName(name, asset, assets),
			fallbackExtension: fallbackExtension(asset),
			mayBeEmpty: isSubtitles(asset),
			maxBytes: maxSizeMb * MEGABYTE,
			settings: files.request,
		});
	}
	const json = { ...jobItem(job), ...missingAssets(assets, missing) };
	return [{ json: json as unknown as IDataObject, binary, pairedItem: { item: itemIndex } }];
}

function missingAssets(asked: string[], missing: string[]): { missing_assets?: string[] } {
	return asked.length > 1 ? { missing_assets: missing } : {};
}

/** The item of a tool: n8n hands no file of a tool on to the model, so it gets the link. */
function linkItem(job: AkoolJob, assets: string[], itemIndex: number): INodeExecutionData {
	const { found, missing } = findAssets(job, assets);
	const urls = found.map(({ url }) => url);
	const place = `${urls.length === 1 ? 'The file is' : 'The files are'} at ${urls.join(' and ')}`;
	const note = `Tools cannot hand on files. ${place} for at least 7 days after the job was created; Download Video stores what it downloads when it runs in a workflow.`;
	const json = { ...jobItem(job), ...missingAssets(assets, missing), note };
	return { json, pairedItem: { item: itemIndex } };
}

/** For the nodes that run a tool by its routing. */
function toLinkItem(host: IExecuteSingleFunctions, answer: AkoolJob): INodeExecutionData {
	const job = { ...answer, ...askedWith(host, answer) };
	return linkItem(job, requireAssets(host.getNodeParameter('assets')), host.getItemIndex());
}

function requireTool(node: INode): void {
	if (!isTool(node)) throw notRunAsCustom('Download Video');
}

/** Replaces the routing of Download Video: n8n's own handling would hold the file in memory. */
export async function executeDownloadVideo(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	return await asOperation(this, async () => {
		const { baseUrl } = await this.getCredentials<AkoolCredential>('akoolApi');
		const reads = requestSettings(this);
		const shared: Downloads = { baseUrl, reads, files: requestSettings(this, DEFAULT_TIMEOUT) };
		const task = async (itemIndex: number, run: NodeRun) =>
			await download(this, itemIndex, run, shared);
		return await forEachItem(this, MOST_DOWNLOADS, reads, task);
	});
}

export const downloadVideo: Operation = {
	option: {
		name: 'Download Video',
		value: 'downloadVideo',
		action: 'Download a video',
		description: 'Get the finished video or its subtitles as a file',
		routing: jobRouting(toLinkItem, requireTool),
	},
	fields: [...downloadFields, options],
};
