import { createHash, randomBytes, randomUUID } from 'crypto';
import { sleep } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../tools/e2e/privateN8n';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import type { Execution } from '../../tools/n8n/execution';
import { n8nLine } from '../../tools/n8n/versions';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import { startSimulator, type AkoolSimulator, type Job } from '../../tools/simulator';
import translateAnUpload from '../workflows/e2e/translateAnUpload.json';
import { executionCalledBack, untilWaiting } from './waiter';

// Each mode has an n8n of its own.
jest.setTimeout(180_000);

const UPLOAD = translateAnUpload as unknown as WorkflowDefinition;
const FILM = randomBytes(3 * 1024 * 1024);
const DIGEST = { bytes: FILM.length, sha256: createHash('sha256').update(FILM).digest('hex') };

const IS_1 = n8nLine().version.startsWith('1.');

/** Where links can lead. n8n 1.x knows no database mode; without a mode it keeps files in memory. */
const MODES = IS_1 ? ['filesystem'] : ['filesystem', 'database'];

/** Runs a test in an n8n that keeps files in this way. */
async function inMode(
	mode: string,
	test: (place: PrivateN8n, akool: AkoolSimulator) => Promise<void>,
) {
	const place = await startPrivateN8n(`source-${mode}`, { N8N_DEFAULT_BINARY_DATA_MODE: mode });
	const akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	try {
		await test(place, akool);
	} finally {
		await akool.close();
		await place.end();
	}
}

/** Uploads the film to the workflow's webhook, and gives the workflow's ID. */
async function upload({ n8n }: PrivateN8n, akool: AkoolSimulator): Promise<string> {
	const credential = await n8n.createCredential(akoolCredential(akool));
	const path = randomUUID();
	const ready = withNode(withCredential(UPLOAD, credential), 'Hook', {
		webhookId: path,
		parameters: { path },
	});
	const { id } = await n8n.createWorkflow(ready);
	await n8n.activate(id);
	const form = new FormData();
	form.append('film', new Blob([FILM], { type: 'video/mp4' }), 'My film, 1.mp4');
	const answer = await fetch(`${n8n.key.url}/webhook/${path}`, { method: 'POST', body: form });
	expect(answer.status).toBe(200);
	return id;
}

function fileOf({ data }: Execution) {
	return data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0]?.binary?.data;
}

it.each(MODES)(
	'a film uploaded to n8n is fetched while it waits, and downloaded: %s',
	async (mode) => {
		await inMode(mode, async (place, akool) => {
			await upload(place, akool);
			while (akool.jobs.length === 0) await sleep(50);
			const id = executionCalledBack(akool);
			await untilWaiting(place.n8n, id);
			const [job] = akool.jobs as [Job];
			expect(job.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/rest\/binary-data\/signed\?token=/);
			expect(job.url.endsWith('&name=My%20film%2C%201.mp4')).toBe(true);
			await akool.advance(job._id, 3);
			expect(job.fetched).toEqual([
				expect.objectContaining({ ...DIGEST, status: 200, problem: null }),
			]);

			const execution = await place.n8n.waitForExecution(id);
			expect(execution.data.resultData.error).toBeUndefined();
			expect(execution.status).toBe('success');
			expect(fileOf(execution)).toMatchObject({ mimeType: 'video/mp4' });
		});
	},
);

(IS_1 ? it : it.skip)(
	'a film that n8n keeps in memory is refused, with the setting to change',
	async () => {
		await inMode('default', async (place, akool) => {
			const [execution] = await place.n8n.waitForExecutions(await upload(place, akool), 1);
			expect(execution?.data.resultData.error?.message).toBe(
				'Video file "My film, 1.mp4" is kept in the memory of n8n, and no link can lead there',
			);
			expect(akool.jobs).toEqual([]);
		});
	},
);
