import { sleep } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { folderForFiles, savedFiles } from '../../../tools/e2e/savedFiles';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { outputOf } from '../../../tools/n8n/execution';
import type { SavedCredential } from '../../../tools/n8n/types';
import { nodeNamed } from '../../../tools/n8n/workflowFile';
import { startReceiver, startSimulator, type AkoolSimulator } from '../../../tools/simulator';
import { untilWaiting } from '../waiter';
import { filledExample, importExample } from './example';

jest.setTimeout(240_000);

const VIDEO = 'https://videos.example/holiday.mp4';

let own: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;
let folder: string;

beforeAll(async () => {
	own = await startPrivateN8n('examples');
	akool = await startSimulator({ stepMs: Infinity });
	credential = await own.n8n.createCredential(akoolCredential(akool));
	folder = await folderForFiles(own.server);
});

beforeEach(() => akool.reset());

afterAll(async () => {
	await akool.close();
	await own.end();
});

const jobIn = (language: string) => {
	const job = akool.jobs.find((candidate) => candidate.language === language);
	if (!job) throw new Error(`There is no job in ${language}`);
	return job;
};

const expectSaved = async (language: string) => {
	const { _id } = jobIn(language);
	const response = await fetch(`${akool.url}/media/${_id}.mp4`);
	const original = Buffer.from(await response.arrayBuffer());
	const saved = (await savedFiles(folder))[`${_id}.mp4`];
	expect(saved?.length).toBe(original.length);
	expect(saved?.equals(original)).toBe(true);
};

const namesOfSaved = async () => Object.keys(await savedFiles(folder));

it('translate-a-video-and-store-the-files: each completed translation is a file on disk', async () => {
	const { n8n } = own;
	const workflow = await importExample(
		n8n,
		'translate-a-video-and-store-the-files.json',
		[credential],
		{ Settings: { videoUrl: VIDEO, targetLanguages: 'fr,de,ja', folder } },
	);
	const id = await n8n.runManually(workflow.id, 'Start');
	await untilWaiting(n8n, id);
	await akool.advance(jobIn('fr')._id, 3);
	await akool.advance(jobIn('de')._id, 4);
	await akool.advance(jobIn('ja')._id, 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');

	expect(akool.jobs.map(({ url, language }) => [url, language])).toEqual(
		['fr', 'de', 'ja'].map((language) => [VIDEO, language]),
	);
	await expectSaved('fr');
	await expectSaved('ja');
	expect(await namesOfSaved()).not.toContain(`${jobIn('de')._id}.mp4`);
});

it('translate-a-video-and-store-the-files: what was completed by the end of Max Wait is stored', async () => {
	const { n8n } = own;
	const definition = filledExample('translate-a-video-and-store-the-files.json', [credential], {
		Settings: { videoUrl: VIDEO, targetLanguages: 'fr,de,ja', folder },
	});
	nodeNamed(definition, 'Translate and Wait').parameters.maxWaitMinutes = 0.2;
	akool.fault({ kind: 'create', language: 'ja', code: 1015 });
	const id = await n8n.runManually((await n8n.createWorkflow(definition)).id, 'Start');
	await untilWaiting(n8n, id);
	// No callback tells of it, and n8n looks once a minute whether the time is up.
	Object.assign(jobIn('fr'), { video_status: 3, progress: 100 });
	const execution = await n8n.waitForExecution(id, undefined, 120_000);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(outputOf(execution, 'One Item per Translation')).toMatchObject([
		{ status: 'queueing' },
		{ status: 'queueing' },
		{ status: 'rejected' },
	]);
	expect(outputOf(execution, 'Completed Only')).toMatchObject([{ _id: jobIn('fr')._id }]);
	await expectSaved('fr');
});

it('translate-on-schedule-and-react: callbacks save the files and send messages', async () => {
	const { n8n } = own;
	const messages = await startReceiver();
	const list = { videos: [{ videoUrl: VIDEO, targetLanguages: 'fr,de' }] };
	const definition = filledExample('translate-on-schedule-and-react.json', [credential], {
		Settings: { notifyUrl: messages.url },
		'Settings for Results': { folder, notifyUrl: messages.url },
	});
	nodeNamed(definition, 'Videos').parameters.jsonOutput = JSON.stringify(list);
	const webhookUrl = n8n.productionUrl(nodeNamed(definition, 'When a Translation Ends'));
	const fields = nodeNamed(definition, 'Settings').parameters.assignments as unknown as {
		assignments: Array<{ name: string; value: string }>;
	};
	for (const field of fields.assignments) if (field.name === 'webhookUrl') field.value = webhookUrl;
	const workflow = await n8n.createWorkflow(definition);
	await n8n.activate(workflow.id);

	const night = await n8n.waitForExecution(await n8n.runManually(workflow.id, 'Every Night'));
	expect(night.data.resultData.error).toBeUndefined();
	expect(akool.jobs.map((job) => [job.language, job.webhookUrl])).toEqual([
		['fr', webhookUrl],
		['de', webhookUrl],
	]);
	// The next night has nothing new to pay for.
	await n8n.waitForExecution(await n8n.runManually(workflow.id, 'Every Night'));
	expect(akool.jobs).toHaveLength(2);
	expect(akool.requests.filter(({ kind }) => kind === 'create')).toHaveLength(1);

	await akool.advance(jobIn('fr')._id, 3);
	await akool.advance(jobIn('de')._id, 4);
	while (messages.calls.length < 2) await sleep(50);
	await n8n.waitForExecutions(workflow.id, 4);

	const [french, german] = [jobIn('fr')._id, jobIn('de')._id];
	const texts = messages.calls.map(({ body }) => (body as { text: string }).text);
	expect(texts.sort()).toEqual([
		`Translation failed: ${german}`,
		`Translation saved: ${folder}/${french}.mp4`,
	]);
	await expectSaved('fr');
	expect(await namesOfSaved()).not.toContain(`${german}.mp4`);
	await n8n.deactivate(workflow.id);
	await messages.close();
});
