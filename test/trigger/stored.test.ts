import type { INodeType } from 'n8n-workflow';

import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import type { HttpCall } from '../engine/webhookCall';
import { listen, type ListenerOptions } from './listener';

const RECEIVED = { message: 'received' };
const UNAVAILABLE = { status: 503, body: { message: 'unavailable' }, executions: [] };

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (options: ListenerOptions = {}) =>
	listen({ credential: credentialFor(simulator), ...options });
const callback = (_id: string) => simulator.signCallback({ _id, status: 3 });

/** An n8n that stores nothing before a test lets it, or lets it fail. */
function slowStore() {
	let begin = () => {};
	let end: { succeed(): void; fail(error: Error): void } | undefined;
	const begun = new Promise<void>((resolve) => (begin = resolve));
	const ended = new Promise<void>((resolve, reject) => (end = { succeed: resolve, fail: reject }));
	const store = async () => {
		begin();
		await ended;
	};
	return { store, begun, succeed: () => end?.succeed(), fail: (error: Error) => end?.fail(error) };
}

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

describe('a callback that starts a workflow', () => {
	it('is answered only when n8n has stored the execution', async () => {
		const { store, begun, succeed } = slowStore();
		const listener = trigger({ store });
		let call: HttpCall | undefined;
		const posted = listener.post(callback('a'), { onCall: (own) => (call = own) });
		await begun;
		expect([call?.answers, listener.staticData()]).toEqual([[], {}]);
		succeed();
		expect(await posted).toMatchObject({ status: 200, body: RECEIVED });
		expect(JSON.stringify(listener.staticData())).toContain('seen');
	});

	it('is remembered by nobody when n8n cannot store it, and starts its execution when it comes again', async () => {
		let broken = true;
		const listener = trigger({
			store: async () => await (broken ? Promise.reject(new Error('locked')) : undefined),
		});
		expect((await listener.post(callback('a'))).status).toBe(500);
		expect(listener.staticData()).toEqual({});
		broken = false;
		expect((await listener.post(callback('a'))).executions).toHaveLength(1);
		expect((await listener.post(callback('a'))).executions).toEqual([]);
	});

	it('starts its execution when it comes again, though n8n 1 had begun to answer before it failed', async () => {
		let broken = true;
		const listener = trigger({
			line: 'n8n 1',
			store: async () => await (broken ? Promise.reject(new Error('locked')) : undefined),
		});
		expect((await listener.post(callback('a'))).status).toBe(500);
		broken = false;
		expect((await listener.post(callback('a'))).executions).toHaveLength(1);
		expect((await listener.post(callback('a'))).executions).toEqual([]);
	});

	it.each(['n8n 1', 'n8n 2'] as const)(
		'is remembered after a restart, as are all that came with it (%s)',
		async (line) => {
			const ids = Array.from({ length: 300 }, (_, index) => `job-${index}`);
			const before = trigger({ line });
			await Promise.all(ids.map(async (id) => await before.post(callback(id))));
			const { post } = trigger({
				staticData: before.staticData(),
				nodeType: await afterRestart(),
			});
			const again = await Promise.all(ids.map(async (id) => await post(callback(id))));
			expect(again.flatMap(({ executions }) => executions)).toEqual([]);
		},
	);
});

describe('equal callbacks that come while n8n stores the first', () => {
	it('are answered 200 when it is stored, and not before', async () => {
		const { store, begun, succeed } = slowStore();
		const { post } = trigger({ store });
		const first = post(callback('a'));
		await begun;
		const calls: HttpCall[] = [];
		const others = [1, 2, 3].map(
			async () => await post(callback('a'), { onCall: (own) => calls.push(own) }),
		);
		await Promise.resolve();
		expect(calls.flatMap(({ answers }) => answers)).toEqual([]);
		succeed();
		expect((await first).executions).toHaveLength(1);
		expect(await Promise.all(others)).toEqual(
			Array.from({ length: 3 }, () => ({ status: 200, body: RECEIVED, executions: [] })),
		);
	});

	it('are answered 503 when it was lost, so that Akool sends them again', async () => {
		const { store, begun, fail } = slowStore();
		const listener = trigger({ store });
		const first = listener.post(callback('a'));
		await begun;
		const second = listener.post(callback('a'));
		fail(new Error('the database is gone'));
		expect((await first).status).toBe(500);
		expect(await second).toEqual(UNAVAILABLE);
		expect(JSON.stringify(listener.logged)).toContain('has not stored what an equal callback');
	});

	it('go on waiting when the sender of the first has given up: n8n may hold its answer back', async () => {
		const { store, begun, succeed } = slowStore();
		const { post } = trigger({ store });
		let call: HttpCall | undefined;
		const first = post(callback('a'), { onCall: (own) => (call = own) });
		await begun;
		call?.hangUp();
		const second = post(callback('a'));
		succeed();
		expect((await first).executions).toHaveLength(1);
		expect(await second).toEqual({ status: 200, body: RECEIVED, executions: [] });
	});

	it('start an execution of their own where duplicates are not ignored', async () => {
		const { post } = trigger({ parameters: { options: { ignoreDuplicates: false } } });
		const answers = await Promise.all([post(callback('a')), post(callback('a'))]);
		expect(answers.flatMap(({ executions }) => executions)).toHaveLength(2);
	});
});
