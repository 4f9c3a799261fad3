import '../engine/shortPauses';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Job } from '../../tools/simulator';
import { lookUps } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();
const VIDEO_BYTES = 64 * 1024;

const completedJob = (changes: Partial<Job> = {}) =>
	account.akool.addJob({ video_status: 3, language: 'fr', ...changes });

async function download(ids: string[], parameters: IDataObject = {}, options: RunOptions = {}) {
	return await account.run('downloadVideo', { items: lookUps(ids), parameters, ...options });
}

/** What n8n has stored of a file. */
function contentOf(item: INodeExecutionData | undefined, property = 'data'): Buffer {
	return Buffer.from(item?.binary?.[property]?.data ?? '', 'base64');
}

const mediaRequests = () => account.akool.requests.filter(({ kind }) => kind === 'media');

describe('Download Video', () => {
	it('puts out the job item with the file', async () => {
		const { _id } = completedJob();
		const { items, error } = await download([_id]);
		expect(error).toBeUndefined();
		expect(items()).toEqual([
			{
				json: expect.objectContaining({
					_id,
					status: 'completed',
					result_url: `${account.akool.url}/media/${_id}.mp4`,
				}),
				binary: { data: expect.any(Object) },
				pairedItem: { item: 0 },
			},
		]);
		expect(Object.keys(items()[0]?.json ?? {})).toHaveLength(14);
		expect(items()[0]?.binary?.data).toMatchObject({
			fileName: `${_id}.mp4`,
			mimeType: 'video/mp4',
			fileType: 'video',
			fileExtension: 'mp4',
		});
		const response = await fetch(`${account.akool.url}/media/${_id}.mp4`);
		const served = Buffer.from(await response.arrayBuffer());
		expect(served).toHaveLength(VIDEO_BYTES);
		expect(contentOf(items()[0]).equals(served)).toBe(true);
	});

	it('takes the lip-synced video as the result when there is one', async () => {
		const { _id } = completedJob({ lipsync: true });
		await download([_id]);
		expect(mediaRequests().map(({ path }) => path)).toEqual([`/media/${_id}-lipsync.mp4`]);
	});

	it.each([
		['noCaptionVideo', 'nocaption.mp4', 'mp4', 'video/mp4'],
		['originalSubtitles', 'original.srt', 'srt', 'application/x-subrip'],
		['translatedSubtitles', 'translated.srt', 'srt', 'application/x-subrip'],
	])('fetches the asset %s', async (asset, path, extension, mimeType) => {
		const { _id } = completedJob();
		const { items } = await download([_id], { assets: [asset] });
		expect(mediaRequests().map((request) => request.path)).toEqual([`/media/${_id}-${path}`]);
		expect(items()[0]?.binary?.data).toMatchObject({
			fileName: `${_id}.${extension}`,
			mimeType,
		});
	});

	it('fetches several assets into one item, and names those that the job lacks', async () => {
		const { _id } = completedJob();
		const assets = 'result,translatedSubtitles';
		const { items } = await download([_id], { assets, options: { fileName: 'trip.mp4' } });
		expect(items()).toHaveLength(1);
		expect(items()[0]?.json).toMatchObject({ _id, missing_assets: [] });
		expect(items()[0]?.binary).toMatchObject({
			data: { fileName: 'trip.mp4', mimeType: 'video/mp4' },
			data_translatedSubtitles: {
				fileName: 'trip-translated.srt',
				mimeType: 'application/x-subrip',
			},
		});
	});

	it('puts the file into the field of the given name, under the given file name', async () => {
		const { _id } = completedJob();
		const { items } = await download([_id], {
			binaryPropertyName: 'video',
			options: { fileName: ' holiday ' },
		});
		expect(Object.keys(items()[0]?.binary ?? {})).toEqual(['video']);
		expect(items()[0]?.binary?.video?.fileName).toBe('holiday.mp4');
		expect(contentOf(items()[0], 'video')).toHaveLength(VIDEO_BYTES);
	});

	it('sends no credential to the host of the file', async () => {
		await download([completedJob()._id]);
		const [info] = account.akool.requests;
		expect(info?.headers.authorization ?? info?.headers['x-api-key']).toBeDefined();
		expect(mediaRequests()).toHaveLength(1);
		for (const { headers } of mediaRequests()) {
			expect(headers).not.toHaveProperty('authorization');
			expect(headers).not.toHaveProperty('x-api-key');
			const { apiKey, apiToken } = account.akool.credential;
			expect(JSON.stringify(headers)).not.toContain(apiKey);
			expect(JSON.stringify(headers)).not.toContain(apiToken);
		}
	});

	it('downloads at most 3 files at once, and puts them out in item order', async () => {
		account.akool.fault({ kind: 'media', latencyMs: 30 });
		const ids = Array.from({ length: 10 }, () => completedJob()._id);
		const { items } = await download(ids);
		expect(account.akool.peak.media).toBe(3);
		expect(items().map(({ json, pairedItem }) => [json._id, pairedItem])).toEqual(
			ids.map((id, item) => [id, { item }]),
		);
		for (const [index, id] of ids.entries()) {
			expect(contentOf(items()[index]).toString('latin1')).toContain(`${id}.mp4`);
		}
	});
});

/** What is wrong with a download, and what the error says of it. */
const FAILURES: Array<[string, Partial<Job>, IDataObject, string, string]> = [
	[
		'is still processed',
		{ video_status: 2 },
		{},
		'The video is not completed yet: the status of its job is "processing"',
		'Wait until it is completed, with Akool Trigger or Create and Wait',
	],
	[
		'has failed',
		{ video_status: 4, error_code: 1018, error_reason: 'too noisy' },
		{},
		'The video is not completed yet: the status of its job is "failed"',
		'Akool could not make the video: too noisy.',
	],
	[
		'has no such asset',
		{ info: { audio_splits: undefined } },
		{ assets: ['originalSubtitles'] },
		'The job has no such file',
		'no address for "originalSubtitles"',
	],
	[
		'has an empty address',
		{ info: { video: '' } },
		{},
		'The job has no such file',
		'no address for "result"',
	],
	[
		'is larger than allowed',
		{},
		{ options: { maxSizeMb: 0.05 } },
		'The file is larger than the limit of 0.05 MB',
		'At least 0.06 MB: raise Max Size (MB)',
	],
	[
		'has a size limit below zero',
		{},
		{ options: { maxSizeMb: -1 } },
		'Max Size (MB) is out of range: "-1"',
		'at least 0',
	],
	['has no ID', {}, { videoModelId: ' ' }, 'Video Model ID is empty', 'Enter a value'],
	[
		'has no field for the file',
		{},
		{ binaryPropertyName: '={{ "" }}' },
		'Put Output File in Field is empty',
		'Enter a value',
	],
];

describe('a download of a job that', () => {
	it.each(FAILURES)('%s says so', async (_name, changes, parameters, message, words) => {
		const { error, items } = await download([completedJob(changes)._id], parameters);
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(words);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(items()).toEqual([]);
	});

	it('is unknown to Akool says so', async () => {
		const { error } = await download(['nobody']);
		expect(error?.message).toBe('Akool does not know this video');
	});

	it('is that of a later item names the item', async () => {
		const ids = [completedJob()._id, completedJob()._id, completedJob({ video_status: 1 })._id];
		const { error } = await download(ids);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
	});

	it('is exactly as large as allowed comes through', async () => {
		const options = { maxSizeMb: VIDEO_BYTES / 1024 / 1024 };
		const { items } = await download([completedJob()._id], { options });
		expect(contentOf(items()[0])).toHaveLength(VIDEO_BYTES);
	});
});

describe('a transfer that is cut short', () => {
	it.each([0, 1])(
		'is named, and nothing is kept of it, with a limit of %d MB',
		async (maxSizeMb) => {
			account.akool.fault({ kind: 'media', cut: true });
			const { error, items } = await download([completedJob()._id], { options: { maxSizeMb } });
			expect(error?.message).toBe(
				'The transfer of the file was cut short, or n8n could not store it',
			);
			expect(error?.description).toContain('Download it again');
			expect(items()).toEqual([]);
		},
	);
});

describe('On Error: continue', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s', async (onError) => {
		const ids = [completedJob()._id, completedJob({ video_status: 2 })._id, completedJob()._id];
		const { items, json, error } = await download(ids, {}, { settings: { onError } });
		expect(error).toBeUndefined();
		const failure = {
			error: 'The video is not completed yet: the status of its job is "processing"',
			message: expect.stringContaining('Akool Trigger or Create and Wait'),
		};
		if (onError === 'continueRegularOutput') {
			expect(json()[1]).toEqual(failure);
			expect(items().map(({ binary }) => binary !== undefined)).toEqual([true, false, true]);
		} else {
			expect(json().map(({ _id }) => _id)).toEqual([ids[0], ids[2]]);
			expect(json('On Error')).toEqual([{ id: ids[1], ...failure }]);
		}
	});
});
