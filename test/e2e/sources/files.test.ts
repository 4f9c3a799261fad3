import { sleep } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { CLOCK_OF_A_TEST, deleteFiles, passADay } from '../../../tools/e2e/uploads';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { N8nClient } from '../../../tools/n8n/client';
import { outputOf } from '../../../tools/n8n/execution';
import { retryExecution } from '../../../tools/n8n/retryExecution';
import { digestOf, digestOfStored } from '../../../tools/n8n/storedFile';
import { n8nLine } from '../../../tools/n8n/versions';
import { startSimulator, type AkoolSimulator } from '../../../tools/simulator';
import type { World } from '../world';
import {
	FILM_NAME,
	filmOf,
	firstJob,
	uploadToForm,
	waitingJob,
	type Film,
	type FormOptions,
} from './upload';
import { createAndEnd, failedUpload, reasonOfFailure } from './uploadAndEnd';

// Starts n8n twice, and moves 50 MB several times.
jest.setTimeout(180_000);

const FILM = filmOf(200_000);
const NOT_SAVED = { saveDataSuccessExecution: 'none' };
const MAY_NOT_HAVE_REACHED = `Akool had to fetch "${FILM_NAME}" from this n8n through a link, and may not have reached it. Akool probably cannot fetch files from this n8n at http://127.0.0.1:`;

let alone: PrivateN8n;
let world: World;
let akool: AkoolSimulator;

beforeAll(async () => {
	alone = await startPrivateN8n('source', {
		...CLOCK_OF_A_TEST,
		// In minutes: n8n 2 deletes what is not to be saved when it prunes, by default each 15 minutes.
		EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '0.02',
	});
});

beforeEach(async () => {
	const n8n = N8nClient.resume(alone.n8n.key);
	akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	world = { n8n, akool, credential: await n8n.createCredential(akoolCredential(akool)) };
});

afterEach(async () => await akool.close());

afterAll(async () => await alone.end());

const fetchedWhole = ({ digest } = FILM) => [
	expect.objectContaining({
		...digest,
		status: 200,
		contentType: 'video/mp4',
		headLength: digest.bytes,
		problem: null,
	}),
];

it('a film of 50 MB uploaded to a form is fetched while it waits, and comes back with subtitles', async () => {
	const { n8n } = world;
	const film = filmOf(50 * 1024 * 1024);
	await uploadToForm(world, film);
	const { job, waiting } = await waitingJob(world);
	expect(JSON.stringify(waiting.data.resultData.runData.Translate?.[0]?.hints)).toContain(
		'Akool probably cannot fetch files from this n8n at http://127.0.0.1:',
	);
	expect(job.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/rest\/binary-data\/signed\?token=/);
	expect(job.url.endsWith('&name=My%20film%2C%201.mp4')).toBe(true);
	await akool.advance(job._id, 3);
	expect(job.fetched).toEqual(fetchedWhole(film));

	const execution = await n8n.waitForExecution(waiting.id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const item = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0];
	expect(item?.json.missing_assets).toEqual([]);
	const { data, data_translatedSubtitles: subtitles } = item?.binary ?? {};
	const served = `${akool.url}/media/${job._id}`;
	expect(await digestOfStored(n8n.key, data)).toEqual(await digestOf(`${served}.mp4`));
	expect(await digestOfStored(n8n.key, subtitles)).toEqual(
		await digestOf(`${served}-translated.srt`),
	);
});

it('n8n is killed and started again before Akool comes', async () => {
	await uploadToForm(world, FILM);
	const { job, waiting } = await waitingJob(world);
	await alone.server.restart('SIGKILL');
	await akool.advance(job._id, 3);
	expect(job.fetched).toEqual(fetchedWhole());
	expect((await world.n8n.waitForExecution(waiting.id)).status).toBe('success');
});

it('the film is deleted while it waits: the item says what the likely cause is', async () => {
	const { id } = await uploadToForm(world, FILM, { isLast: true });
	const { job, waiting } = await waitingJob(world);
	await deleteFiles(alone.server, id);
	await akool.advance(job._id, 3);
	const execution = await world.n8n.waitForExecution(waiting.id);
	const [item] = outputOf(execution, 'Translate');
	expect(item).toMatchObject({ status: 'failed', all_completed: false });
	expect(item?.error_reason).toContain(
		`The file at url could not be read: HTTP 404. ${MAY_NOT_HAVE_REACHED}`,
	);
	expect(JSON.stringify(execution)).not.toMatch(/token=\w/);
});

describe('successful executions are not saved', () => {
	it('Create and Wait: the film is there as long as the execution waits', async () => {
		const { id } = await uploadToForm(world, FILM, { settings: NOT_SAVED });
		const { job } = await waitingJob(world);
		await akool.advance(job._id, 3);
		expect(job.fetched).toEqual(fetchedWhole());
		const isDownloaded = () =>
			akool.requests.some(({ path, finishedAt }) => path.endsWith('.srt') && finishedAt);
		while (!isDownloaded()) await sleep(50);
		while ((await world.n8n.storedExecutions(id)).length > 0) await sleep(50);
		while ((await fetch(job.url, { method: 'HEAD' })).status === 200) await sleep(50);
	});

	it('Create Translation: the film is gone with the execution, and Akool comes too late', async () => {
		const { trigger } = await createAndEnd(world, FILM, NOT_SAVED);
		const { url } = await firstJob(world);
		while ((await fetch(url, { method: 'HEAD' })).status !== 404) await sleep(50);
		const reason = await reasonOfFailure(world, trigger);
		expect(reason).toBe('The file at url could not be read: HTTP 404');
	});
});

/** n8n 1 leaves an upload of 0 bytes out of the item. */
const EMPTY: [string, string] =
	n8nLine().name === '1.x'
		? [
				'Video: item 0 has no file in the field "Your_video"',
				'It has no file at all: check that the node before this one puts one out, and that no node between them drops it.',
			]
		: [
				`Video file "${FILM_NAME}" of item 0 is empty: it has 0 bytes`,
				'Check the node that the file comes from.',
			];

describe('a film that cannot be linked to is refused before anything is sent', () => {
	it.each<[string, Film, FormOptions, string, string]>([
		['of 0 bytes', filmOf(0), {}, ...EMPTY],
		[
			'in a field of another name',
			FILM,
			{ parameters: { binaryPropertyName: 'video' } },
			'Video: item 0 has no file in the field "video"',
			'It has one in "Your_video": enter that name.',
		],
	])('%s', async (_case, film, options, message, description) => {
		const { data } = await failedUpload(world, film, options);
		expect(data.resultData.error).toMatchObject({ message, description });
		expect(akool.requests).toEqual([]);
	});
});

describe('Retry of an execution whose create was refused', () => {
	const refused = async () => {
		const end = akool.fault({ kind: 'create', code: 1015 });
		const execution = await failedUpload(world, FILM);
		end();
		return execution;
	};

	it('finds the film, which n8n has moved meanwhile', async () => {
		const { n8n } = world;
		const { id } = await refused();
		await retryExecution(n8n, id, 'original');
		const { job, waiting } = await waitingJob(world);
		await akool.advance(job._id, 3);
		expect(job.fetched).toEqual(fetchedWhole());
		expect((await n8n.waitForExecution(waiting.id)).status).toBe('success');
	});

	it('says so when the film was deleted meanwhile', async () => {
		const { n8n } = world;
		const { id, workflowId } = await refused();
		await deleteFiles(alone.server, workflowId);
		const again = await n8n.waitForExecution(await retryExecution(n8n, id, 'original'));
		expect(again.data.resultData.error).toMatchObject({
			message: `Video file "${FILM_NAME}" of item 0 is no longer in the store of n8n, or cannot be read`,
			description: expect.stringContaining('Run the workflow anew'),
		});
		expect(akool.jobs).toEqual([]);
	});
});

it('Akool comes more than a day later: the link has expired', async () => {
	const { workflowId, trigger } = await createAndEnd(world, FILM);
	await world.n8n.waitForExecutions(workflowId, 1);
	const { url } = await firstJob(world);
	expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
	passADay(alone.server);
	const reason = await reasonOfFailure(world, trigger);
	expect(reason).toBe('The file at url could not be read: HTTP 400');
});
