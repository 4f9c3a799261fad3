import { sleep } from 'n8n-workflow';

import { afterTheWait, asked, startWaiting } from '../waiter';
import { startWorld, type World } from '../world';
import { JOB_KEYS, PRODUCTS, createMaker, jobOf } from './product';

let world: World;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(() => world.akool.reset());

afterAll(async () => await world.akool.close());

describe.each(PRODUCTS)('Create and Wait of a $noun', (product) => {
	const { resource, parameters } = product;
	const waiting = { resource, operation: 'createAndWait', ...parameters };
	const jobs = () => [0, 1].map((number) => jobOf(world, product, number));
	const keys = [
		...JOB_KEYS,
		...(resource === 'videoTranslation' ? ['translations'] : []),
		...['all_completed', 'timed_out'],
	];

	it('is put aside until all callbacks have come, and goes on once', async () => {
		const { n8n, akool } = world;
		const workflow = await createMaker(world, waiting, 2);
		const { id } = await startWaiting(n8n, workflow.id);
		const [first, second] = jobs();
		await akool.advance(String(second?._id), 4, { error_reason: 'The voice is too quiet' });
		expect(await n8n.executionStatus(id)).toBe('waiting');
		await akool.advance(String(first?._id), 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const { items, runs } = afterTheWait(execution);
		expect(runs).toBe(1);
		expect(items).toMatchObject([
			{ _id: first?._id, status: 'completed', all_completed: true, timed_out: false },
			{ _id: second?._id, status: 'failed', error_reason: 'The voice is too quiet' },
		]);
		for (const item of items) expect(Object.keys(item).sort()).toEqual([...keys].sort());
		expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200, 200]);
		expect(asked(world, 'create')).toBe(2);
	});

	it('asks by itself while polling', async () => {
		const { n8n, akool } = world;
		const polling = { ...waiting, waitMode: 'polling', pollIntervalSeconds: 1 };
		const workflow = await createMaker(world, polling, 2);
		const id = await n8n.runManually(workflow.id, 'Start');
		while (asked(world, 'info') < 2) await sleep(50);
		for (const { _id } of jobs()) await akool.advance(_id, 3);
		const { items, runs } = afterTheWait(await n8n.waitForExecution(id));
		expect(runs).toBe(1);
		expect(items).toMatchObject(
			jobs().map(({ _id }) => ({ _id, status: 'completed', all_completed: true })),
		);
		expect(akool.callbacks).toEqual([]);
		expect(asked(world, 'create')).toBe(2);
	});
});
