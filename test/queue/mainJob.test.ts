import { outputOf } from '../../tools/n8n/execution';
import { workerOf } from '../../tools/queue/sharedQueue';
import { activateTrigger, createTranslator } from '../e2e/world';
import type { World } from '../e2e/world';
import { addressOf, at, startQueueWorld } from './world';

let world: World;

beforeAll(async () => {
	world = await startQueueWorld({ stepMs: 300 });
});

afterAll(async () => await world.akool.close());

it('a worker creates the translations, and the webhook process starts a workflow for each', async () => {
	const { n8n, akool } = world;
	const trigger = await activateTrigger(world);
	const webhookUrl = at('webhook', trigger.url);
	const translator = await createTranslator(world, { webhookUrl });
	const created = await n8n.waitForExecution(await n8n.runManually(translator.id, 'Start'));
	expect(created.data.resultData.error).toBeUndefined();
	expect(created.status).toBe('success');
	expect(workerOf(created.id).logFile).toContain('worker');
	const jobs = outputOf(created, 'Create Translation').map(({ _id, language }) => [_id, language]);
	expect(jobs).toEqual(akool.jobs.map(({ _id, language }) => [_id, language]));
	expect(jobs.map(([, language]) => language)).toEqual(['fr', 'ja']);

	await n8n.waitForExecutions(trigger.workflow.id, 2);
	await akool.settled();
	const ready = await n8n.executions(trigger.workflow.id);
	expect(ready.map(({ status }) => status)).toEqual(['success', 'success']);
	const infos = ready.flatMap((execution) => outputOf(execution, 'Get Video Info'));
	expect(infos.map(({ _id, status }) => [_id, status]).sort()).toEqual(
		jobs.map(([_id]) => [_id, 'completed']).sort(),
	);
	for (const { id } of ready) expect(workerOf(id).logFile).toContain('worker');
	expect(akool.callbacks.map(({ url, responseStatus }) => [url, responseStatus])).toEqual(
		Array.from({ length: 4 }, () => [webhookUrl, 200]),
	);
	expect(webhookUrl.startsWith(addressOf('webhook'))).toBe(true);
	await n8n.deactivate(trigger.workflow.id);
});
