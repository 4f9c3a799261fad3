import { createHash, randomBytes } from 'crypto';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { folderForFiles, saveFile, savedFiles } from '../../../tools/e2e/savedFiles';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { outputOf } from '../../../tools/n8n/execution';
import type { SavedCredential } from '../../../tools/n8n/types';
import { startSimulator, type AkoolSimulator, type Job } from '../../../tools/simulator';
import { untilWaiting } from '../waiter';
import { importExample, type FilledIn } from './example';

jest.setTimeout(180_000);

let own: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;
let folder: string;

beforeAll(async () => {
	own = await startPrivateN8n('example-products');
	akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	credential = await own.n8n.createCredential(akoolCredential(akool));
	folder = await folderForFiles(own.server);
});

afterEach(() => akool.reset());

afterAll(async () => {
	await akool.close();
	await own.end();
});

/** Imports an example, starts it, and gives the ID of the execution that waits. */
async function startExample(file: string, settings: FilledIn[string]): Promise<string> {
	const fields = { Settings: { ...settings, folder } };
	const { id } = await importExample(own.n8n, file, [credential], fields);
	const execution = await untilWaiting(own.n8n, await own.n8n.runManually(id, 'Start'));
	return execution.id;
}

async function expectSaved(name: string, { _id }: Job) {
	const response = await fetch(`${akool.url}/media/${_id}.mp4`);
	const original = Buffer.from(await response.arrayBuffer());
	expect((await savedFiles(folder))[name]?.equals(original)).toBe(true);
}

describe('lip-sync-with-your-own-audio', () => {
	const FILE = 'lip-sync-with-your-own-audio.json';
	const VIDEO = 'https://videos.example/holiday.mp4';
	const AUDIO = randomBytes(100_000);

	const start = async () => {
		const audioFile = await saveFile(folder, 'dub.mp3', AUDIO);
		return await startExample(FILE, { videoUrl: VIDEO, audioFile });
	};

	it('gives Akool the audio, and writes the finished video into the folder', async () => {
		const id = await start();
		const [job] = akool.jobs as [Job];
		expect([job.product, job.body.video_url]).toEqual(['lipSync', VIDEO]);
		await akool.advance(job._id, 3);
		const execution = await own.n8n.waitForExecution(id);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const sha256 = createHash('sha256').update(AUDIO).digest('hex');
		expect(job.fetched).toMatchObject([{ key: 'audio_url', contentType: 'audio/mpeg', sha256 }]);
		await expectSaved(`${job._id}.mp4`, job);
	});

	it('ends in an error that says why when the lip sync has failed', async () => {
		const id = await start();
		const [job] = akool.jobs as [Job];
		await akool.advance(job._id, 4, { error_reason: 'No face was found' });
		const execution = await own.n8n.waitForExecution(id);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toBe(
			`Lip sync ${job._id}: failed. No face was found`,
		);
		expect(Object.keys(await savedFiles(folder))).not.toContain(`${job._id}.mp4`);
	});
});

it('talking-avatar-in-three-languages: three videos, in their voices, but for one that failed', async () => {
	const id = await startExample('talking-avatar-in-three-languages.json', {
		avatarId: 'akool-talking-7',
	});
	const inVoice = (language: string) => {
		const spoken = `"voice_id":"voice-id-${language}"`;
		const job = akool.jobs.find(({ body }) => JSON.stringify(body).includes(spoken));
		if (!job) throw new Error(`There is no job in ${language}`);
		expect(JSON.stringify(job.body)).toContain('"avatar_id":"akool-talking-7"');
		return job;
	};
	expect(akool.jobs).toHaveLength(3);
	await akool.advance(inVoice('german')._id, 3);
	await akool.advance(inVoice('french')._id, 4);
	expect(await own.n8n.executionStatus(id)).toBe('waiting');
	await akool.advance(inVoice('english')._id, 3);
	const execution = await own.n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	expect(outputOf(execution, 'Completed Only')).toHaveLength(2);
	await expectSaved('english.mp4', inVoice('english'));
	await expectSaved('german.mp4', inVoice('german'));
	expect(Object.keys(await savedFiles(folder))).not.toContain('french.mp4');
});
