import type { INodeType } from 'n8n-workflow';

import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen, type Received } from './listener';

/** So many are remembered across restarts, as docs/limits.md says. */
const REMEMBERED = 1000;

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

beforeEach(() => {
	simulator.reset();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (options: Parameters<typeof listen>[0] = {}) =>
	listen({ credential: credentialFor(simulator), ...options });
const callback = (_id: string, status = 3) => simulator.signCallback({ _id, status });
const executionsOf = (answers: Received[]) => answers.flatMap(({ executions }) => executions);

/** The node as a freshly started n8n has it: nothing is in its memory. */
async function afterRestart(): Promise<INodeType> {
	let fresh: INodeType | undefined;
	await jest.isolateModulesAsync(async () => {
		const { AkoolTrigger } = await import('../../nodes/Akool/AkoolTrigger.node');
		fresh = new AkoolTrigger();
	});
	if (fresh === undefined) throw new Error('The node was not loaded');
	return fresh;
}

describe('a repeated callback', () => {
	it('is answered 200 and starts no second execution', async () => {
		const { post } = trigger();
		const body = callback('a');
		expect((await post(body)).executions).toHaveLength(1);
		expect(await post(body)).toEqual({
			status: 200,
			body: { message: 'received' },
			executions: [],
		});
	});

	it('is known by job and status, though Akool signs it anew', async () => {
		const { post } = trigger();
		const answers = [await post(callback('a')), await post(callback('a'))];
		expect(executionsOf(answers)).toHaveLength(1);
	});

	it('is known when several come at the same instant', async () => {
		const { post } = trigger();
		const answers = await Promise.all(Array.from({ length: 10 }, () => post(callback('a'))));
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
		expect(executionsOf(answers)).toHaveLength(1);
	});

	it('is known after a restart of n8n', async () => {
		const before = trigger();
		await before.post(callback('a'));
		const staticData = before.staticData();
		const { post } = trigger({ staticData, nodeType: await afterRestart() });
		expect((await post(callback('a'))).executions).toEqual([]);
		expect((await post(callback('b'))).executions).toHaveLength(1);
	});

	it('starts an execution each time when duplicates are not ignored', async () => {
		const { post, staticData } = trigger({ parameters: { options: { ignoreDuplicates: false } } });
		const answers = [await post(callback('a')), await post(callback('a'))];
		expect(executionsOf(answers)).toHaveLength(2);
		expect(staticData()).toEqual({});
	});

	it('works each time at the test URL of the editor', async () => {
		const { post } = trigger({ mode: 'manual' });
		const answers = [await post(callback('a')), await post(callback('a'))];
		expect(executionsOf(answers)).toHaveLength(2);
	});
});

describe('callbacks that are not the same', () => {
	it('start an execution for each status of a job', async () => {
		const { post } = trigger({ parameters: { events: ['processing', 'completed'] } });
		const answers = [await post(callback('a', 2)), await post(callback('a', 3))];
		expect(executionsOf(answers)).toHaveLength(2);
	});

	it('start an execution for each job, though the names run together', async () => {
		const { post } = trigger({ parameters: { events: ['queueing', 'completed'] } });
		const answers = [await post(callback('3:a', 1)), await post(callback('a', 3))];
		expect(executionsOf(answers)).toHaveLength(2);
	});

	it('start an execution in each workflow that gets them', async () => {
		const body = callback('a');
		const answers = [await trigger().post(body), await trigger().post(body)];
		expect(executionsOf(answers)).toHaveLength(2);
	});

	it('all start theirs when they come at the same instant', async () => {
		const { post } = trigger();
		const ids = Array.from({ length: 50 }, (_, index) => `job-${index}`);
		const answers = await Promise.all(ids.map(async (id) => await post(callback(id))));
		expect(executionsOf(answers).map(([item]) => item?.json._id)).toEqual(ids);
	});
});

describe('what is remembered', () => {
	it('does not include a callback that was refused or not selected', async () => {
		const { post, staticData } = trigger();
		await post({ ...callback('a'), signature: 'wrong' });
		await post(callback('a', 2));
		expect(staticData()).toEqual({});
		expect((await post(callback('a'))).executions).toHaveLength(1);
	});

	it(`is the latest ${REMEMBERED} callbacks after a restart, and no more`, async () => {
		const before = trigger();
		for (let index = 0; index <= REMEMBERED; index++) await before.post(callback(`job-${index}`));
		const staticData = before.staticData();
		expect(JSON.stringify(staticData).length).toBeLessThan(20 * REMEMBERED + 100);
		const { post } = trigger({ staticData, nodeType: await afterRestart() });
		expect((await post(callback('job-1'))).executions).toEqual([]);
		expect((await post(callback('job-0'))).executions).toHaveLength(1);
	});

	it.each<[string, object]>([
		['text', { seen: 'everything' }],
		['a list of other things', { seen: [null, 7, { a: 1 }] }],
		['null', { seen: null }],
	])('may be damaged (%s) without a callback being lost', async (_, damaged) => {
		const staticData = { 'node:Akool Trigger': damaged };
		const { post } = trigger({ staticData });
		expect((await post(callback('a'))).executions).toHaveLength(1);
	});
});
