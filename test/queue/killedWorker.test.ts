import { sleep } from 'n8n-workflow';

import { outputOf } from '../../tools/n8n/execution';
import { retryExecution } from '../../tools/n8n/retryExecution';
import { crash, sharedQueue, workerOf } from '../../tools/queue/sharedQueue';
import { asked, createWaiter, withVideos } from '../e2e/waiter';
import { activateTrigger } from '../e2e/world';
import type { ActiveTrigger, World } from '../e2e/world';
import { at, startQueueWorld } from './world';

// n8n gives a silent worker some time, and then the execution another half a minute.
jest.setTimeout(240_000);

const VIDEOS = 20;

let world: World;
let trigger: ActiveTrigger;

beforeAll(async () => {
	// Akool reports after the crash: executions of callbacks that the worker had would end with it.
	world = await startQueueWorld({ stepMs: 3000 });
	trigger = await activateTrigger(world);
});

afterAll(async () => {
	await world.n8n.deactivate(trigger.workflow.id);
	await world.akool.close();
});

const creates = () => asked(world, 'create');

/** How many jobs there are at Akool for each video and language. */
function jobsOfEach(): number[] {
	const counts = new Map<string, number>();
	for (const { url, language } of world.akool.jobs) {
		const key = `${url} ${language}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts.values()];
}

it('a worker killed while it creates: no job is created twice, and each is reported', async () => {
	const { n8n, akool } = world;
	akool.fault({ kind: 'create', latencyMs: 1000 });
	const workflow = await createWaiter(
		world,
		{ operation: 'createTranslation', webhookUrl: at('webhook', trigger.url) },
		withVideos(VIDEOS),
	);
	const id = await n8n.runManually(workflow.id, 'Start');
	// Some are answered, others are under way.
	while (creates() < 8) await sleep(20);
	const worker = workerOf(id);
	crash(worker);

	const failed = await n8n.waitForExecution(id, ({ status }) => status === 'error', 120_000);
	expect(failed.data.resultData.error?.message).toContain('failed to be processed too many times');
	const isBack = () =>
		sharedQueue().workers.some(
			({ logFile, pid }) => logFile === worker.logFile && pid !== worker.pid,
		);
	while (!isBack()) await sleep(200);
	// Nobody took the execution up again.
	const created = creates();
	expect(created).toBeGreaterThanOrEqual(8);
	expect(created).toBeLessThan(VIDEOS);
	expect(jobsOfEach()).toEqual(Array.from({ length: 2 * created }, () => 1));

	// Those of whose answer nobody heard included.
	await n8n.waitForExecutions(trigger.workflow.id, akool.jobs.length);
	await akool.settled();
	const reports = await n8n.executions(trigger.workflow.id);
	const reported = reports.flatMap((report) => outputOf(report, 'Get Video Info'));
	expect(reported.map(({ _id }) => _id).sort()).toEqual(akool.jobs.map(({ _id }) => _id).sort());

	// n8n has lost what it had to go on with.
	const again = await n8n.waitForExecution(await retryExecution(n8n, id, 'original'));
	expect(outputOf(again, 'After')).toEqual([]);
	expect(creates()).toBe(created);
});
