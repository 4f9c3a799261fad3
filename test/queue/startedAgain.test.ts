import { sleep } from 'n8n-workflow';

import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { startPrivateQueue, type PrivateQueue } from '../../tools/queue/privateQueue';
import { crash, logOf, workerOf } from '../../tools/queue/sharedQueue';
import { startSimulator } from '../../tools/simulator';
import { asked, createWaiter, withVideos, type Place } from '../e2e/waiter';

// The other line of n8n is started for it, and gives a silent worker some time.
jest.setTimeout(240_000);

/** More than are under way by the time that the worker dies, however slow the machine is. */
const VIDEOS = 20;

let queue: PrivateQueue;
let place: Place;

beforeAll(async () => {
	// As n8n 1.x does by default: what a worker leaves behind is started once more. The worker is found
	// dead sooner.
	const env = { QUEUE_WORKER_MAX_STALLED_COUNT: '1', QUEUE_WORKER_LOCK_DURATION: '15000' };
	queue = await startPrivateQueue('started-again', { line: '1.x', env });
	const akool = await startSimulator({ stepMs: Infinity });
	const credential = await queue.n8n.createCredential(akoolCredential(akool));
	place = { n8n: queue.n8n, akool, credential };
});

afterAll(async () => {
	await place.akool.close();
	await queue.end();
});

const creates = () => asked(place, 'create');

it('what n8n 1.x starts again by itself after a worker has died pays for nothing once more', async () => {
	const { n8n, akool } = place;
	akool.fault({ kind: 'create', latencyMs: 1000 });
	const workflow = await createWaiter(place, { targetLanguages: ['fr'] }, withVideos(VIDEOS));
	const id = await n8n.runManually(workflow.id, 'Start');
	// Some are answered, others are under way.
	while (creates() < 7) await sleep(20);
	const { workers } = queue;
	const dead = workerOf(id, workers);
	crash(dead);

	const failed = await n8n.waitForExecution(id, ({ status }) => status === 'error', 120_000);
	expect(failed.data.resultData.error?.message).toMatch(
		/^n8n has started this execution again after it was lost/,
	);
	expect(failed.data.resultData.error?.description).toContain('Nothing was created this time');
	const heir = workers.find(({ logFile }) => logFile !== dead.logFile);
	expect(workerOf(id, heir === undefined ? [] : [heir])).toBe(heir);
	expect(creates()).toBeLessThan(VIDEOS);
	const urls = akool.jobs.map(({ url }) => url);
	expect(urls).toEqual([...new Set(urls)]);
	// Its IDs are where the error says.
	const log = logOf(dead);
	const named = akool.jobs.filter(({ _id }) => log.includes(`Akool created job ${_id}`));
	expect(named.length).toBeGreaterThanOrEqual(1);
});
