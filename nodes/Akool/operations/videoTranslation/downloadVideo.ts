import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { forEachItem, readJob } from '../../requests/customRun';
import { ENDPOINTS } from '../../protocol/endpoints';
import { jobIn } from '../../protocol/envelope';
import { requireNumber, requireText } from '../../protocol/invalidParameter';
import { jobItem } from '../../protocol/jobItem';
import { fetchMedia } from '../../media/media';
import { assetUrl, fallbackExtension, fileBaseName } from '../../media/mediaAsset';
import { MEGABYTE } from '../../media/mediaFailure';
import { requestSettings, type RequestSettings } from '../../requests/requestSettings';
import { sendRead } from '../../requests/requestPolicy';
import type { AkoolCredential, AkoolJob, Envelope } from '../../protocol/types';
import { videoModelId } from '../../fields/videoModelId';
import { isTool, notRunAsCustom } from '../onlyCustom';
import type { Operation } from '../operation';

/** At most so many downloads of one node run are under way at once. */
const MOST_DOWNLOADS = 3;

/** One hour, in milliseconds: large files on slow lines must come through. */
const DEFAULT_TIMEOUT = 60 * 60 * 1000;

interface DownloadOptions {
	fileName?: string;
	maxSizeMb?: number;
}

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
	{ baseUrl, reads, files }: Downloads,
): Promise<INodeExecutionData[]> {
	const id = requireText('Video Model ID', host.getNodeParameter('videoModelId', itemIndex));
	const asset = host.getNodeParameter('asset', itemIndex) as string;
	const binaryPropertyName = requireText(
		'Put Output File in Field',
		host.getNodeParameter('binaryPropertyName', itemIndex),
	);
	const options = host.getNodeParameter('options', itemIndex, {}) as DownloadOptions;
	const maxSizeMb = requireNumber('Max Size (MB)', options.maxSizeMb ?? 0, { min: 0 });

	const job = { _id: id, ...(await readJob(host, baseUrl, reads, id)) };
	if (isTool(host.getNode())) return [linkItem(job, asset, itemIndex)];
	const file = await fetchMedia(host, {
		url: assetUrl(job, asset),
		name: String(options.fileName ?? '').trim() || fileBaseName(job),
		fallbackExtension: fallbackExtension(asset),
		maxBytes: maxSizeMb * MEGABYTE,
		settings: files.request,
	});
	return [
		{
			json: jobItem(job) as unknown as IDataObject,
			binary: { [binaryPropertyName]: file },
			pairedItem: { item: itemIndex },
		},
	];
}

/** The item of a tool: n8n hands no file of a tool on to the model, so it gets the link. */
function linkItem(job: AkoolJob, asset: string, itemIndex: number): INodeExecutionData {
	const note = `Tools cannot hand on files. The file is at ${assetUrl(job, asset)} for at least 7 days after the job was created; Download Video stores it when it runs in a workflow.`;
	return { json: { ...jobItem(job), note }, pairedItem: { item: itemIndex } };
}

/** For the nodes that run a tool by its routing: most of those that use tools. */
function askForJob(
	this: IExecutePaginationFunctions,
	{ options }: DeclarativeRestApiSettings.ResultOptions,
): void {
	if (!isTool(this.getNode())) throw notRunAsCustom('Download Video');
	const id = requireText('Video Model ID', this.getNodeParameter('videoModelId'));
	options.qs = { ...options.qs, video_model_id: id };
}

async function toLinkItem(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const job = jobIn(answer?.json as unknown as Envelope);
	return [linkItem(job, String(this.getNodeParameter('asset')), this.getItemIndex())];
}

/** Replaces the routing of Download Video: n8n's own handling would hold the file in memory. */
export async function executeDownloadVideo(
	this: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const { baseUrl } = await this.getCredentials<AkoolCredential>('akoolApi');
	const reads = requestSettings(this);
	const shared: Downloads = { baseUrl, reads, files: requestSettings(this, DEFAULT_TIMEOUT) };
	const task = async (itemIndex: number) => await download(this, itemIndex, shared);
	return [await forEachItem(this, MOST_DOWNLOADS, reads, task)];
}

const fields: INodeProperties[] = [
	videoModelId,
	{
		displayName: 'Asset',
		name: 'asset',
		type: 'options',
		default: 'result',
		description: 'Which file of the translation to download',
		options: [
			{
				name: 'Original Subtitles',
				value: 'originalSubtitles',
				description: 'What is said in the original, as SRT',
			},
			{
				name: 'Result',
				value: 'result',
				description: 'The translated video',
			},
			{
				name: 'Translated Subtitles',
				value: 'translatedSubtitles',
				description: 'What is said in the translation, as SRT',
			},
			{
				name: 'Video Without Captions',
				value: 'noCaptionVideo',
				description: 'The translated video without captions',
			},
		],
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. holiday-french.mp4',
				description: 'The name of the file; by default the video model ID and the language',
			},
			{
				displayName: 'Max Size (MB)',
				name: 'maxSizeMb',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Refuse files that are larger than this; 0 for no limit',
			},
		],
	},
];

export const downloadVideo: Operation = {
	option: {
		name: 'Download Video',
		value: 'downloadVideo',
		action: 'Download a translated video',
		description: 'Get the translated video or its subtitles as a file',
		routing: {
			request: { method: 'GET', url: ENDPOINTS.getVideoInfo },
			operations: { pagination: sendRead(askForJob) },
			output: { postReceive: [toLinkItem] },
		},
	},
	fields,
};
