import { sleep } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../tools/n8n/types';
import { n8nLine } from '../../tools/n8n/versions';
import { withNode } from '../../tools/n8n/workflowFile';
import callATranslation from '../workflows/e2e/callATranslation.json';
import translateFromTwoBranches from '../workflows/e2e/translateFromTwoBranches.json';
import translateInALoop from '../workflows/e2e/translateInALoop.json';
import translateWhenCalled from '../workflows/e2e/translateWhenCalled.json';
import {
	afterTheWait,
	createWaiter,
	executionCalledBack,
	startWaiting,
	translationsOf,
	untilWaiting,
	withVideos,
} from './waiter';
import { startWorld, type World } from './world';

let world: World;

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(async () => await world.akool.close());

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
