import { sleep } from 'n8n-workflow';

import { nodeNamed } from '../../tools/n8n/workflowFile';
import { logOf, workerOf } from '../../tools/queue/sharedQueue';
import type { Job } from '../../tools/simulator';
import {
	afterTheWait,
	asked,
	createWaiter,
	executionCalledBack,
	startWaiting,
	translationsOf,
	untilWaiting,
	withOwnHook,
} from '../e2e/waiter';
import type { World } from '../e2e/world';
import { addressOf, at, post, startQueueWorld } from './world';

let world: World;

beforeEach(async () => {
	world = await startQueueWorld({ stepMs: Infinity });
});

afterEach(async () => await world.akool.close());

/** How often Akool was asked for any of these jobs. */
const infosAbout = (jobs: Job[]) =>
	world.akool.requests.filter(
		({ kind, query }) => kind === 'info' && jobs.some(({ _id }) => _id === query.video_model_id),
	).length;

const count = (kind: 'create' | 'info') => asked(world, kind);

/** How many executions a workflow has when two more of another have been queued and have ended since. */
async function runsOf(workflowId: string): Promise<number> {
	const { n8n } = world;
	const later = await createWaiter(world, { operation: 'createTranslation' }, withOwnHook());
	await n8n.activate(later.id);
	const { path } = nodeNamed(later, 'Hook').parameters;
	for (let count = 1; count <= 2; count++) {
		await fetch(`${addressOf('webhook')}/webhook/${String(path)}`);
		await n8n.waitForExecutions(later.id, count);
	}
	await n8n.deactivate(later.id);
	return (await n8n.executions(workflowId)).length;
}

it('3 videos in 2 languages, started at the webhook process: callbacks there end the wait', async () => {
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, {}, withOwnHook());
	await n8n.activate(workflow.id);
	const { path } = nodeNamed(workflow, 'Hook').parameters;
	await fetch(`${addressOf('webhook')}/webhook/${String(path)}`);
	while (akool.jobs.length < 6) await sleep(50);
	const { id } = await untilWaiting(n8n, executionCalledBack(akool));
	workerOf(id);
	expect(akool.jobs.map(({ webhookUrl }) => new URL(webhookUrl).origin)).toEqual(
		akool.jobs.map(() => addressOf('webhook')),
	);

	for (const { _id } of [...akool.jobs].reverse()) await akool.advance(_id, 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect([items.length, runs]).toEqual([3, 1]);
	expect(items.flatMap(translationsOf).map(([, language, status]) => [language, status])).toEqual(
		[0, 1, 2].flatMap(() => [
			['fr', 'completed'],
			['de', 'completed'],
		]),
	);
	expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual(
		akool.jobs.map(() => 200),
	);
	expect(count('create')).toBe(3);
	await n8n.deactivate(workflow.id);
});

it('the last callbacks reach the main and the webhook process at once: the rest runs once', async () => {
	const { n8n, akool } = world;
	const workflow = await createWaiter(world);
	const { id } = await startWaiting(n8n, workflow.id);
	const jobs = [...akool.jobs];
	for (const job of jobs) Object.assign(job, { video_status: 3, progress: 100 });
	const answers = await Promise.all(
		jobs.flatMap(({ _id, webhookUrl }) =>
			(['main', 'webhook'] as const).map(
				async (process) =>
					await post(at(process, webhookUrl), akool.signCallback({ _id, status: 3 })),
			),
		),
	);
	// Of two processes that end the wait in the same instant n8n lets one, and answers for the other:
	// 500, or 409 once the execution has ended.
	const statuses = new Set(answers.map(({ status }) => status));
	expect(statuses).toContain(200);
	for (const status of statuses) expect([200, 409, 500]).toContain(status);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect([items.length, runs]).toEqual([3, 1]);
	expect(await runsOf(workflow.id)).toBe(1);
});

it('polling on a worker ends when the execution is stopped', async () => {
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, {
		waitMode: 'polling',
		pollIntervalSeconds: 1,
		targetLanguages: ['fr'],
	});
	const id = await n8n.runManually(workflow.id, 'Start');
	while (count('info') < 3) await sleep(50);
	const worker = workerOf(id);
	const jobs = [...akool.jobs];
	// n8n turns away what a stopped execution still sends, and the node says so in the log.
	const attempts = () =>
		infosAbout(jobs) +
		jobs.flatMap(({ _id }) => logOf(worker).split(`could not be asked about job ${_id}`)).length;
	// Another one polls as often, and goes on.
	const other = await n8n.runManually(workflow.id, 'Start');
	while (akool.jobs.length < 6) await sleep(50);
	const others = akool.jobs.slice(3);
	const roundsLater = async (rounds: number) => {
		const until = infosAbout(others) + rounds * others.length;
		while (infosAbout(others) < until) await sleep(50);
	};
	await n8n.stopExecution(id);
	// A round may be under way, and the worker learns of the stop through Redis.
	await roundsLater(5);
	const before = attempts();
	await roundsLater(3);
	expect(attempts()).toBe(before);
	for (const { _id } of others) await akool.advance(_id, 3);
	await n8n.waitForExecution(other);
	const execution = await n8n.execution(id);
	expect(execution.status).toBe('canceled');
	expect(execution.data.resultData.runData ?? {}).not.toHaveProperty('After');
	expect(akool.jobs).toHaveLength(6);
});
