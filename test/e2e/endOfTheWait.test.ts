import { sleep } from 'n8n-workflow';

import { outputOf } from '../../tools/n8n/execution';
import { afterTheWait, asked, createWaiter, startWaiting, translationsOf } from './waiter';
import { startWorld, type World } from './world';

let world: World;

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(async () => await world.akool.close());

const count = (kind: 'create' | 'info') => asked(world, kind);

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
	const workflow = await createWaiter(world, { maxWaitMinutes: 0.2 });
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
