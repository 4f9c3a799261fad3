import '../engine/shortPauses';

import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { AkoolFailure, refusal } from '../../nodes/Akool/protocol/failure';
import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import { asOperation, forEachItem } from '../../nodes/Akool/requests/customRun';
import type { NodeRun } from '../../nodes/Akool/requests/nodeRun';

const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1, parameters: {} };
const NO_CREDIT = new AkoolFailure(refusal(1104, 'none left', null));
const SLOW_DOWN = new AkoolFailure(refusal(1005, 'slow down', null));

function hostOf(items: number, onError: 'stops' | 'continues'): IExecuteFunctions {
	return {
		continueOnFail: () => onError === 'continues',
		getExecutionCancelSignal: () => undefined,
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNode: () => node,
	} as unknown as IExecuteFunctions;
}

/** What came out: the value, or what was thrown. */
async function outcomeOf(run: Promise<unknown>): Promise<unknown> {
	const [result] = await Promise.allSettled([run]);
	return result.status === 'fulfilled' ? result.value : result.reason;
}

describe('a custom operation', () => {
	const refuse = async (error: unknown) => await Promise.reject(error);

	it.each(['stops', 'continues'] as const)(
		'gives what it brought as its only output, when the node %s on errors',
		async (onError) => {
			const items = [{ json: { a: 1 } }, { json: { b: 2 } }];
			const run = async () => await Promise.resolve(items);
			expect(await asOperation(hostOf(1, onError), run)).toEqual([items]);
		},
	);

	it('that a wrong setting keeps from starting stops the node with the advice', async () => {
		const wrong = new InvalidParameter('Proxy is wrong', 'Enter another.');
		const error = await outcomeOf(asOperation(hostOf(2, 'stops'), async () => await refuse(wrong)));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'Proxy is wrong', description: 'Enter another.', node });
		expect((error as NodeOperationError).context.itemIndex).toBeUndefined();
	});

	it('that anything else keeps from starting stops the node with just that', async () => {
		const bug = new TypeError('a bug');
		const run = asOperation(hostOf(2, 'stops'), async () => await refuse(bug));
		expect(await outcomeOf(run)).toBe(bug);
	});

	it.each([
		['a wrong setting', new InvalidParameter('Proxy is wrong', 'Enter another.'), 'Enter another.'],
		['anything else', new TypeError('Proxy is wrong'), 'Proxy is wrong'],
	])(
		'that %s keeps from starting fails each item of a node that continues',
		async (_by, ...rest) => {
			const [error, message] = rest;
			const run = asOperation(hostOf(2, 'continues'), async () => await refuse(error));
			const json = { error: 'Proxy is wrong', message };
			expect(await run).toEqual([[0, 1].map((item) => ({ json, pairedItem: { item } }))]);
		},
	);
});

describe('the items of a custom operation', () => {
	const apart = { request: {}, batchSize: 1, batchInterval: 0 };
	type Task = (itemIndex: number, run: NodeRun) => Promise<INodeExecutionData[]>;
	const runOf = async (onError: 'stops' | 'continues', task: Task) =>
		await forEachItem(hostOf(3, onError), Infinity, apart, task);
	const bring = (item: number) => ({ json: { item } });

	it('bring any number of items each, which come out in the order of theirs', async () => {
		const bringAsMany: Task = async (item) =>
			await Promise.resolve(Array.from({ length: item }, () => bring(item)));
		expect(await runOf('stops', bringAsMany)).toEqual([bring(1), bring(2), bring(2)]);
	});

	const failSecond: Task = async (item) =>
		await (item === 1 ? Promise.reject(NO_CREDIT) : Promise.resolve([bring(item)]));

	it('fail one by one when the node continues', async () => {
		const { message, description } = NO_CREDIT.failure;
		expect(await runOf('continues', failSecond)).toEqual([
			bring(0),
			{ json: { error: message, message: description }, pairedItem: { item: 1 } },
			bring(2),
		]);
	});

	it('fail together when it does not, with the words and the number of the one that failed', async () => {
		const error = await outcomeOf(runOf('stops', failSecond));
		expect(error).toBeInstanceOf(NodeApiError);
		const { message, description } = NO_CREDIT.failure;
		expect(error).toMatchObject({ message, description, node, context: { itemIndex: 1 } });
	});

	it('are no more under way at once than they may', async () => {
		let [underWay, most] = [0, 0];
		await forEachItem(hostOf(5, 'stops'), 2, apart, async () => {
			most = Math.max(most, ++underWay);
			await Promise.resolve();
			underWay--;
			return [];
		});
		expect(most).toBe(2);
	});

	it('send their reads again while that may help', async () => {
		const left = [SLOW_DOWN, SLOW_DOWN];
		const read = async () => {
			const error = left.pop();
			return await (error === undefined ? Promise.resolve('read') : Promise.reject(error));
		};
		const items = await runOf('stops', async (_item, run) => [
			{ json: { answer: await run.read(read) } },
		]);
		expect(items).toEqual(Array(3).fill({ json: { answer: 'read' } }));
	});
});
