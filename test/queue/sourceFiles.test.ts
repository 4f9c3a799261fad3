import { digestOf, digestOfStored } from '../../tools/n8n/storedFile';
import { workerOf } from '../../tools/queue/sharedQueue';
import { filmOf, uploadToForm, waitingJob } from '../e2e/sources/upload';
import { addressOf, at, startQueueWorld } from './world';

it('a film uploaded at the webhook process is fetched from the main process, while no worker is held', async () => {
	const world = await startQueueWorld({ stepMs: Infinity, fetchSources: 'reachable' });
	const { n8n, akool } = world;
	const film = filmOf(5_000_000);
	const { id } = await uploadToForm(world, film, { address: addressOf('webhook') });
	const { job, waiting } = await waitingJob(world);
	workerOf(waiting.id);

	// The link has n8n's public address, which leads to the webhook process here; that has no such path.
	expect(job.url.startsWith(`${addressOf('webhook')}/rest/binary-data/signed?token=`)).toBe(true);
	expect((await fetch(job.url, { method: 'HEAD' })).status).toBe(404);
	// So what is in front of n8n must send it to the main process, as this does.
	job.sources = job.sources.map(({ key, url }) => ({ key, url: at('main', url) }));
	await akool.advance(job._id, 3);
	expect(job.fetched).toEqual([
		expect.objectContaining({ ...film.digest, status: 200, problem: null }),
	]);

	const execution = await n8n.waitForExecution(waiting.id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const file = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0]?.binary?.data;
	expect(await digestOfStored(n8n.key, file)).toEqual(
		await digestOf(`${akool.url}/media/${job._id}.mp4`),
	);
	await n8n.deactivate(id);
	await akool.close();
});
