import type { IBinaryData, INode } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../tools/e2e/privateN8n';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import type { Execution } from '../../tools/n8n/execution';
import { memoryDuring, printMemory } from '../../tools/n8n/memory';
import { digestOf, digestOfStored } from '../../tools/n8n/storedFile';
import type { SavedCredential, WorkflowDefinition } from '../../tools/n8n/types';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import downloadVideo from '../workflows/e2e/downloadVideo.json';

// Starts n8n, and moves 300 MB three times.
jest.setTimeout(180_000);

const DOWNLOAD_VIDEO = downloadVideo as unknown as WorkflowDefinition;
const MEGABYTE = 1024 * 1024;
const VIDEO_BYTES = 300 * MEGABYTE;
/** Whoever holds the file in memory needs more than its size. */
const MOST_MEGABYTES_MORE = 150;

let alone: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;

beforeAll(async () => {
	alone = await startPrivateN8n('download');
	akool = await startSimulator({ stepMs: Infinity, videoBytes: VIDEO_BYTES });
	credential = await alone.n8n.createCredential(akoolCredential(akool));
});

afterEach(() => akool.clearFaults());

afterAll(async () => {
	await akool.close();
	await alone.end();
});

/** Downloads the video of a job. */
async function download(jobId: string, parameters: INode['parameters'] = {}): Promise<Execution> {
	const jsonOutput = JSON.stringify({ id: jobId });
	const withJob = withNode(DOWNLOAD_VIDEO, 'Job', { parameters: { jsonOutput } });
	const workflow = withNode(withJob, 'Download', { parameters });
	const { n8n } = alone;
	const { id } = await n8n.createWorkflow(withCredential(workflow, credential));
	return await n8n.waitForExecution(await n8n.runManually(id, 'Start'));
}

function fileOf(execution: Execution): IBinaryData | undefined {
	return execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0]?.binary?.data;
}

it('a video of 300 MB goes into the store of n8n, and n8n does not hold it in memory', async () => {
	const { n8n, server } = alone;
	const small = akool.addJob({ video_status: 3 });
	// Loads all code that is loaded once only.
	await download(small._id, { assets: ['translatedSubtitles'] });

	const { _id } = akool.addJob({ video_status: 3, language: 'fr' });
	const { result, memory } = await memoryDuring(server.pid ?? 0, async () => await download(_id));
	expect(result.data.resultData.error).toBeUndefined();
	printMemory('Download of a 300 MB video', memory);
	expect(memory.peak - memory.before).toBeLessThan(MOST_MEGABYTES_MORE);

	const file = fileOf(result);
	expect(file).toMatchObject({ fileName: `${_id}.mp4`, mimeType: 'video/mp4' });
	const stored = await digestOfStored(n8n.key, file);
	expect(stored.bytes).toBe(VIDEO_BYTES);
	expect(stored).toEqual(await digestOf(`${akool.url}/media/${_id}.mp4`));
});

it('several files come in one step, and the item says which of them the job does not have', async () => {
	const job = akool.addJob({ video_status: 3, language: 'fr' });
	const served = (name: string) => `${akool.url}/media/${job._id}-${name}.srt`;
	job.info.audio_splits = {
		original_srt_url: served('original'),
		translated_srt_url: served('translated'),
		no_caption_video_url: '',
	};
	const assets = ['translatedSubtitles', 'noCaptionVideo', 'originalSubtitles'];
	const execution = await download(job._id, { assets });
	expect(execution.data.resultData.error).toBeUndefined();
	const item = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0];
	expect(item?.json).toMatchObject({
		subtitles_url: served('translated'),
		missing_assets: ['noCaptionVideo'],
	});
	const { data, data_originalSubtitles: originals, ...others } = item?.binary ?? {};
	expect(others).toEqual({});
	expect([data?.fileName, originals?.fileName]).toEqual([
		`${job._id}.srt`,
		`${job._id}-original.srt`,
	]);
	const { key } = alone.n8n;
	expect(await digestOfStored(key, data)).toEqual(await digestOf(served('translated')));
	expect(await digestOfStored(key, originals)).toEqual(await digestOf(served('original')));

	const none = await download(job._id, { assets: ['noCaptionVideo'] });
	expect(none.data.resultData.error?.message).toBe('The job has no such file');
});

it('a transfer that is cut in the middle is an error, and no item comes out', async () => {
	akool.fault({ kind: 'media', cut: true });
	const { _id } = akool.addJob({ video_status: 3 });
	const execution = await download(_id);
	expect(execution.status).toBe('error');
	expect(execution.data.resultData.error?.message).toContain('cut short');
	expect(fileOf(execution)).toBeUndefined();
});

it('a video that is too large is refused before it is read', async () => {
	const { _id } = akool.addJob({ video_status: 3 });
	const execution = await download(_id, { options: { maxSizeMb: 100 } });
	expect(execution.data.resultData.error?.message).toBe(
		'The file is larger than the limit of 100 MB',
	);
	expect(execution.data.resultData.error?.description).toContain('At least 300 MB');
});

it('a video that is gone after 7 days is named as such', async () => {
	akool.fault({ kind: 'media', http: 403 });
	const { _id } = akool.addJob({ video_status: 3 });
	const execution = await download(_id);
	expect(execution.data.resultData.error?.message).toBe('The file is no longer available at Akool');
});
