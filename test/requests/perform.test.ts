import {
	LoggerProxy,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { NodeRun, errorItem } from '../../nodes/Akool/requests/nodeRun';
import type { RunHost } from '../../nodes/Akool/requests/runHost';
import { letTimePass, stopTimers } from '../engine/stoppedTimers';

const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1, parameters: {} };
const asNodeError = (error: unknown) =>
	new NodeOperationError(node as unknown as INode, (error as Error).message);

interface Options {
	items: number;
	limit?: number;
	continues?: boolean;
	signal?: AbortSignal;
	parameters?: INodeParameters;
}

/** A node run, and what its items bring, each when a test lets it. */
function nodeRun({ items, limit = Infinity, continues = false, signal, parameters = {} }: Options) {
	const host = {
		continueOnFail: () => continues,
		getExecutionCancelSignal: () => signal,
		getNode: () => ({ ...node, parameters }),
	} as unknown as RunHost;
	const run = new NodeRun(host, limit, items);
	const started: number[] = [];
	const end = new Map<number, (error?: Error) => void>();
	const completed: unknown[][] = [];
	const start = async (item: number): Promise<INodeExecutionData[]> =>
		await run.perform(
			item,
			async () => {
				started.push(item);
				await new Promise<void>((resolve, reject) =>
					end.set(item, (error) => (error === undefined ? resolve() : reject(error))),
				);
				return [{ json: { item } }];
			},
			asNodeError,
			(...told) => void completed.push(told),
		);
	return { run, start, started, end, completed };
}

const settle = async () => {
	for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};
const WRONG = new Error('wrong');

describe('the items of a node run', () => {
	it('start as far as the limit allows, and give what they bring', async () => {
		const { start, started, end } = nodeRun({ items: 3, limit: 2 });
		const all = [0, 1, 2].map(start);
		await settle();
		expect(started).toEqual([0, 1]);
		end.get(1)?.();
		await settle();
		expect(started).toEqual([0, 1, 2]);
		for (const item of [0, 2]) end.get(item)?.();
		expect(await Promise.all(all)).toEqual([0, 1, 2].map((item) => [{ json: { item } }]));
	});

	it('belong to the run until n8n begins again at the first', async () => {
		const { run, start, end } = nodeRun({ items: 2 });
		expect([run.accepts(0), run.accepts(1)]).toEqual([true, true]);
		const first = start(0);
		expect([run.accepts(0), run.accepts(1)]).toEqual([false, true]);
		await settle();
		end.get(0)?.();
		await first;
	});

	it('start no more once one has failed, whose error comes when all have ended', async () => {
		const { run, start, started, end, completed } = nodeRun({ items: 3, limit: 2 });
		const all = Promise.allSettled([0, 1, 2].map(start));
		await settle();
		expect(run.ended).toBe(false);
		end.get(0)?.(WRONG);
		await settle();
		expect([run.ended, completed]).toEqual([true, []]);
		end.get(1)?.();
		const [failed, fine, never] = await all;
		expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'wrong' } });
		expect(fine).toEqual({ status: 'fulfilled', value: [{ json: { item: 1 } }] });
		expect([never, started]).toEqual([{ status: 'fulfilled', value: [] }, [0, 1]]);
		expect(completed).toEqual([[(failed as PromiseRejectedResult).reason]]);
	});

	it('all start when the node continues, and the failed one becomes an error item', async () => {
		const { run, start, end, completed } = nodeRun({ items: 2, continues: true });
		const all = [start(0), start(1)];
		await settle();
		end.get(0)?.(WRONG);
		end.get(1)?.();
		const [failed, fine] = await Promise.all(all);
		expect(failed).toEqual([
			{ json: { error: 'wrong', message: expect.any(String) }, pairedItem: { item: 0 } },
		]);
		expect(fine).toEqual([{ json: { item: 1 } }]);
		expect([run.ended, completed]).toEqual([false, [[expect.any(NodeOperationError), 0]]]);
	});

	it('start no more once the execution was stopped', async () => {
		const stop = new AbortController();
		const { run, start, started } = nodeRun({ items: 1, signal: stop.signal });
		expect(run.ended).toBe(false);
		stop.abort();
		expect([run.ended, await start(0), started]).toEqual([true, [], []]);
	});
});

describe('the error of an item that failed before n8n has started the last one', () => {
	beforeEach(stopTimers);
	afterEach(() => {
		jest.useRealTimers();
		jest.restoreAllMocks();
	});

	it('waits for the others', async () => {
		const { start, end } = nodeRun({ items: 3 });
		const failing = Promise.allSettled([start(0)]);
		await settle();
		end.get(0)?.(WRONG);
		for (const item of [1, 2]) {
			await letTimePass(900);
			expect(await start(item)).toEqual([]);
		}
		await letTimePass(100);
		expect(await failing).toMatchObject([{ status: 'rejected' }]);
	});

	it.each([
		['n8n starts no further one for a second', {}, 1_000],
		[
			'n8n starts no further one for a second, whose batches are not set',
			{ requestOptions: { batching: {} } },
			1_000,
		],
		[
			'n8n starts no further one for a second longer than its batches are apart',
			{ requestOptions: { batching: { batch: { batchInterval: 500 } } } },
			1_500,
		],
	])('goes to the log when %s', async (_when, parameters, patience) => {
		const warned = jest.spyOn(LoggerProxy, 'warn').mockReturnValue(undefined);
		const { start, end, completed } = nodeRun({ items: 2, parameters });
		const failing = start(0);
		await settle();
		end.get(0)?.(WRONG);
		await letTimePass(patience);
		expect([warned.mock.calls, completed]).toEqual([[], []]);
		await letTimePass(10);
		expect(warned.mock.calls).toEqual([['wrong: item 0, of a node run that n8n has ended']]);
		expect(completed).toHaveLength(1);
		expect(await failing).toEqual([]);
	});

	it('goes to the log at once when the execution was stopped', async () => {
		const warned = jest.spyOn(LoggerProxy, 'warn').mockReturnValue(undefined);
		const stop = new AbortController();
		const { start, end } = nodeRun({ items: 2, signal: stop.signal });
		const failing = start(0);
		await settle();
		stop.abort();
		end.get(0)?.(WRONG);
		await letTimePass(100);
		expect(warned).toHaveBeenCalledTimes(1);
		expect(await failing).toEqual([]);
	});
});

it('an error item has the advice as its message, or the message again', () => {
	const error = new NodeOperationError(node as unknown as INode, 'What', {
		description: 'Do this',
	});
	const item = { pairedItem: { item: 4 } };
	expect(errorItem(error, 4)).toEqual({ json: { error: 'What', message: 'Do this' }, ...item });
	error.description = null as never;
	expect(errorItem(error, 4)).toEqual({ json: { error: 'What', message: 'What' }, ...item });
});
