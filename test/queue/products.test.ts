import { whenATranslationIsReady } from '../../tools/demo/workflows';
import { outputOf } from '../../tools/n8n/execution';
import { withNode } from '../../tools/n8n/workflowFile';
import { workerOf } from '../../tools/queue/sharedQueue';
import { PRODUCTS, createMaker, jobOf, made, make } from '../e2e/products/product';
import { afterTheWait, asked, executionCalledBack, startWaiting } from '../e2e/waiter';
import { activateTrigger, type World } from '../e2e/world';
import { addressOf, at, startQueueWorld } from './world';

let world: World;

beforeEach(async () => {
	world = await startQueueWorld({ stepMs: Infinity });
});

afterEach(async () => await world.akool.close());

const [lipSync] = PRODUCTS.filter(({ resource }) => resource === 'lipSync');
if (lipSync === undefined) throw new Error('There is no lip sync');
const { resource, create, parameters, type } = lipSync;

it('lip syncs are created on a worker, put aside, and ended by callbacks at the webhook process', async () => {
	const { n8n, akool } = world;
	const waiting = { resource, operation: 'createAndWait', ...parameters };
	const workflow = await createMaker(world, waiting, 2);
	const { id } = await startWaiting(n8n, workflow.id);
	expect(executionCalledBack(akool)).toBe(id);
	workerOf(id);
	const jobs = [0, 1].map((number) => jobOf(world, lipSync, number));
	expect(jobs.map(({ webhookUrl }) => new URL(webhookUrl).origin)).toEqual(
		Array(2).fill(addressOf('webhook')),
	);
	for (const { _id } of jobs) await akool.advance(_id, 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	const { items, runs } = afterTheWait(execution);
	expect(runs).toBe(1);
	expect(items).toMatchObject(jobs.map(({ _id }) => ({ _id, all_completed: true })));
	expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200, 200]);
	expect(asked(world, 'create')).toBe(2);
});

it('the callback of a lip sync starts the workflow of its type at the webhook process', async () => {
	const { n8n, akool } = world;
	const definition = withNode(whenATranslationIsReady, 'Get Video Info', {
		parameters: { resource },
	});
	const trigger = await activateTrigger(world, { options: { types: [type] } }, definition);
	const webhookUrl = at('webhook', trigger.url);
	const created = await make(world, {
		...{ resource, operation: create, ...parameters, webhookUrl },
		options: { reference: 'row 7' },
	});
	const [job] = made(created);
	workerOf(created.id);
	await akool.advance(String(job?._id), 3);
	// The same once more, to which the same process answers.
	await akool.advance(String(job?._id), 3);
	const executions = await n8n.waitForExecutions(trigger.workflow.id, 1);
	expect(executions.flatMap((execution) => outputOf(execution, 'Akool Trigger'))).toMatchObject([
		{ _id: job?._id, type, reference: 'row 7', status: 'completed' },
	]);
	await n8n.deactivate(trigger.workflow.id);
});
