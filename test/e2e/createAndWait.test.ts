import { sleep } from 'n8n-workflow';

import { outputOf, type Execution } from '../../tools/n8n/execution';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import { n8nLine } from '../../tools/n8n/versions';
import { nodeNamed, withNode } from '../../tools/n8n/workflowFile';
import callATranslation from '../workflows/e2e/callATranslation.json';
import translateFromTwoBranches from '../workflows/e2e/translateFromTwoBranches.json';
import translateInALoop from '../workflows/e2e/translateInALoop.json';
import translateWhenCalled from '../workflows/e2e/translateWhenCalled.json';
import {
	WAITER,
	afterTheWait,
	asked,
	createWaiter,
	executionCalledBack,
	startWaiting,
	translationsOf,
	untilWaiting,
	withOwnHook,
	withVideos,
} from './waiter';
import { startWorld } from './world';
import type { World } from './world';

let world: World;

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(async () => await world.akool.close());

const count = (kind: 'create' | 'info') => asked(world, kind);

/** Starts the workflow as its user does, and gives the execution that waits. */
const waysToStart: Array<[string, () => Promise<Execution>]> = [
	['by hand', async () => await startWaiting(world.n8n, (await createWaiter(world)).id)],
	[
		'in production, by a webhook',
		async () => {
			const workflow = await createWaiter(world, {}, withOwnHook());
			await world.n8n.activate(workflow.id);
			const { path } = nodeNamed(workflow, 'Hook').parameters;
			await fetch(`${world.n8n.key.url}/webhook/${String(path)}`);
			while (world.akool.jobs.length < 6) await sleep(50);
			return await untilWaiting(world.n8n, executionCalledBack(world.akool));
		},
	],
];

describe.each(waysToStart)('3 videos in 2 languages, started %s', (_name, start) => {
	it('finish in reverse order, a forged callback between them, and come out in order', async () => {
		const { n8n, akool } = world;
		const { id } = await start();
		const jobs = [...akool.jobs];
		for (const job of [...jobs].reverse()) {
			const forged = akool.signCallback({ _id: job._id, status: 3 }, { apiKey: 'x'.repeat(24) });
			const answer = await fetch(job.webhookUrl, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(forged),
			});
			expect(answer.status).toBe(401);
			expect((await n8n.execution(id)).status).toBe('waiting');
			await akool.advance(job._id, 3);
		}
		const execution = await n8n.waitForExecution(id);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');

		const { items, runs } = afterTheWait(execution);
		expect(runs).toBe(1);
		// The requests of several items may reach Akool in any order.
		const videos = [...new Set(jobs.map(({ url }) => url))].sort();
		expect(items.map(translationsOf)).toEqual(
			videos.map((video) =>
				['fr', 'de'].map((language) => {
					const job = jobs.find((each) => each.url === video && each.language === language);
					return [job?._id, language, 'completed'];
				}),
			),
		);
		expect(items.map(({ all_completed }) => all_completed)).toEqual([true, true, true]);
		const paired = execution.data.resultData.runData[WAITER]?.[0]?.data?.main?.[0];
		expect(paired?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual(
			jobs.map(() => 200),
		);
		expect([count('create'), count('info') <= 13]).toEqual([3, true]);
	});
});

it('50 callbacks at once: the workflow goes on once', async () => {
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, {}, withVideos(25));
	const { id } = await startWaiting(n8n, workflow.id);
	expect(akool.jobs).toHaveLength(50);
	await Promise.all(akool.jobs.map(async ({ _id }) => await akool.advance(_id, 3)));
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect([items.length, runs]).toEqual([25, 1]);
	expect(items.every(({ all_completed }) => all_completed)).toBe(true);
	expect(await n8n.executions(workflow.id)).toHaveLength(1);
	// Those that came after the end are answered by n8n itself, and Akool gives up in the end.
	const statuses = new Set(akool.callbacks.map(({ responseStatus }) => responseStatus));
	expect([...statuses].every((status) => status === 200 || status === 409)).toBe(true);
});

it('jobs that finish before the execution is put aside end the wait all the same', async () => {
	await world.akool.close();
	world = await startWorld({ stepMs: 15, callbackRetryMs: 300 });
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, {}, withVideos(8));
	const execution = await n8n.waitForExecution(await n8n.runManually(workflow.id, 'Start'));
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect(runs).toBe(1);
	expect(items.flatMap(translationsOf).map(([, , status]) => status)).toEqual(
		akool.jobs.map(() => 'completed'),
	);
	expect(akool.jobs).toHaveLength(16);
});

it('in a loop, each iteration creates its own jobs and waits for them', async () => {
	const { n8n, akool } = world;
	const definition = withVideos(2, translateInALoop as unknown as WorkflowDefinition);
	const workflow = await createWaiter(world, { targetLanguages: ['fr'] }, definition);
	const { id } = await startWaiting(n8n, workflow.id);
	const [first] = akool.jobs;
	await akool.advance(String(first?._id), 3);
	while (akool.jobs.length < 2) await sleep(50);
	await untilWaiting(n8n, id);
	// The first iteration's callback again: it must not end the second's wait.
	await akool.advance(String(first?._id), 3);
	expect(akool.callbacks.at(-1)?.responseStatus).toBe(200);
	expect((await n8n.execution(id)).status).toBe('waiting');
	await akool.advance(String(akool.jobs[1]?._id), 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	expect(afterTheWait(execution).items.map(({ _id }) => _id)).toEqual(
		akool.jobs.map(({ _id }) => _id),
	);
});

it('in a sub-workflow, the calling workflow waits, too, and gets the results', async () => {
	const { n8n, akool } = world;
	const called = await createWaiter(
		world,
		{},
		translateWhenCalled as unknown as WorkflowDefinition,
	);
	await n8n.activate(called.id);
	const workflowId = { __rl: true, mode: 'id', value: called.id };
	const definition = callATranslation as unknown as WorkflowDefinition;
	const calling = await n8n.createWorkflow(
		withNode(definition, 'Call', { parameters: { workflowId } }),
	);
	const id = await n8n.runManually(calling.id, 'Start');
	while (akool.jobs.length < 6) await sleep(50);
	await untilWaiting(n8n, executionCalledBack(akool));
	await untilWaiting(n8n, id);
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect(runs).toBe(1);
	// A calling workflow in n8n 1.x gets its own items back when it had to wait.
	const results = n8nLine().name === '1.x' ? [] : akool.jobs.map(() => 'completed');
	expect(items.flatMap(translationsOf).map(([, , status]) => status)).toEqual(results);
});

describe('polling', () => {
	const parameters = { waitMode: 'polling', pollIntervalSeconds: 1, targetLanguages: ['fr'] };

	it('goes on after an outage of Akool', async () => {
		const { n8n, akool } = world;
		const workflow = await createWaiter(world, parameters);
		const id = await n8n.runManually(workflow.id, 'Start');
		while (count('info') < 3) await sleep(50);
		akool.fault({ kind: 'info', http: 502, times: 6 });
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(afterTheWait(execution)).toMatchObject({
			runs: 1,
			items: [{ status: 'completed' }, { status: 'completed' }, { status: 'completed' }],
		});
		expect(akool.requests.filter(({ status }) => status === 502)).toHaveLength(6);
	});

	it('ends when the execution is stopped, and asks Akool no more', async () => {
		const { n8n, akool } = world;
		const workflow = await createWaiter(world, { ...parameters, pollIntervalSeconds: 600 });
		const id = await n8n.runManually(workflow.id, 'Start');
		while (akool.jobs.length < 3) await sleep(50);
		await n8n.stopExecution(id);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('canceled');
		expect(outputOf(execution, 'After')).toEqual([]);
		expect(count('info')).toBe(0);
	});
});

it('when the longest wait is over, goes on with the jobs as they were', async () => {
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, { maxWaitMinutes: 0.05 });
	const { id } = await startWaiting(n8n, workflow.id);
	// n8n looks once a minute.
	const execution = await n8n.waitForExecution(id, ({ status }) => status !== 'waiting', 90_000);
	const ended = await n8n.waitForExecution(execution.id);
	expect(ended.status).toBe('success');
	const { items, runs } = afterTheWait(ended);
	expect(runs).toBe(1);
	expect(items).toHaveLength(3);
	for (const item of items) {
		expect(item).toMatchObject({ status: 'queueing', timed_out: true, all_completed: false });
		expect(translationsOf(item).map(([, , status]) => status)).toEqual(['queueing', 'queueing']);
	}
	expect(count('create')).toBe(3);
	expect(akool.jobs).toHaveLength(6);
});

it('with two branches that lead to it, the node translates the videos of both', async () => {
	const { n8n, akool } = world;
	const definition = withVideos(2, translateFromTwoBranches as unknown as WorkflowDefinition);
	const workflow = await createWaiter(world, { targetLanguages: ['fr'] }, definition);
	const { id } = await startWaiting(n8n, workflow.id);
	await akool.advance(String(akool.jobs[0]?._id), 3);
	while (akool.jobs.length < 2) await sleep(50);
	await untilWaiting(n8n, id);
	await akool.advance(String(akool.jobs[1]?._id), 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	expect(afterTheWait(execution)).toMatchObject({
		runs: 2,
		items: akool.jobs.map(({ _id }) => ({ _id, all_completed: true })),
	});
});
