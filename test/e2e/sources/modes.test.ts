import { randomUUID } from 'crypto';

import { startPrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { digestOf, digestOfStored } from '../../../tools/n8n/storedFile';
import type { WorkflowDefinition } from '../../../tools/n8n/types';
import { n8nLine } from '../../../tools/n8n/versions';
import { withCredential, withNode } from '../../../tools/n8n/workflowFile';
import { startSimulator } from '../../../tools/simulator';
import translateAnUpload from '../../workflows/e2e/translateAnUpload.json';
import { startWorld } from '../world';
import { FILM_NAME, filmOf, uploadToForm, waitingJob } from './upload';

// Each way to keep files has an n8n of its own.
jest.setTimeout(180_000);

/** Hook → Create and Wait → Download Video. */
const UPLOAD = translateAnUpload as unknown as WorkflowDefinition;

const IS_1 = n8nLine().version.startsWith('1.');

async function fetchedFromDatabase(): Promise<void> {
	const alone = await startPrivateN8n('source-database', {
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
	});
	const akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	const { n8n } = alone;
	const credential = await n8n.createCredential(akoolCredential(akool));
	const film = filmOf(3_000_000);
	const path = randomUUID();
	const hook = { webhookId: path, parameters: { path } };
	const ready = withNode(withCredential(UPLOAD, credential), 'Hook', hook);
	await n8n.activate((await n8n.createWorkflow(ready)).id);
	const form = new FormData();
	form.append('film', new Blob([film.content], { type: 'video/mp4' }), FILM_NAME);
	const answer = await fetch(`${n8n.key.url}/webhook/${path}`, { method: 'POST', body: form });
	expect(answer.status).toBe(200);

	const { job, waiting } = await waitingJob({ n8n, akool, credential });
	await akool.advance(job._id, 3);
	expect(job.fetched).toEqual([
		expect.objectContaining({ ...film.digest, status: 200, problem: null }),
	]);
	const execution = await n8n.waitForExecution(waiting.id);
	expect(execution.data.resultData.error).toBeUndefined();
	const file = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0]?.binary?.data;
	expect(await digestOfStored(n8n.key, file)).toEqual(
		await digestOf(`${akool.url}/media/${job._id}.mp4`),
	);
	await akool.close();
	await alone.end();
}

async function refusedInMemory(): Promise<void> {
	const world = await startWorld({ fetchSources: 'reachable' });
	const { id } = await uploadToForm(world, filmOf(1000));
	const [execution] = await world.n8n.waitForExecutions(id, 1);
	expect(execution?.status).toBe('error');
	expect(execution?.data.resultData.error).toMatchObject({
		message: `Video file "${FILM_NAME}" of item 0 is kept in the memory of n8n, and no link can lead there`,
		description: expect.stringContaining(
			'Set the environment variable N8N_DEFAULT_BINARY_DATA_MODE',
		),
	});
	expect(world.akool.requests).toEqual([]);
	await world.akool.close();
}

// n8n 1 keeps files in memory unless it is told otherwise.
if (IS_1)
	it('a film that n8n keeps in memory is refused, with the setting to change', refusedInMemory);
else it('a film that n8n keeps in its database is fetched while it waits', fetchedFromDatabase);
