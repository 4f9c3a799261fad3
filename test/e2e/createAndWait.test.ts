import { sleep } from 'n8n-workflow';

import type { Execution } from '../../tools/n8n/execution';
import { nodeNamed } from '../../tools/n8n/workflowFile';
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
import { startWorld, type World } from './world';

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
