import type { INode, ITaskDataConnections } from 'n8n-workflow';

import { executionMemory, itemCountOf, runOf } from '../../nodes/Akool/requests/nodeRun';
import type { RunHost } from '../../nodes/Akool/requests/runHost';

const item = { json: {} };

function host(changes: Partial<RunHost>): RunHost {
	return changes as RunHost;
}

const withData = (data: ITaskDataConnections, node: Partial<INode> = {}) =>
	host({
		getNode: () => node as INode,
		getExecuteData: () => ({ data, node: node as INode, source: null }),
	});

describe('the items of a node run', () => {
	it('are those of its input, or of the AI agent', () => {
		expect(itemCountOf(withData({ main: [[item, item, item]] }))).toBe(3);
		expect(itemCountOf(withData({ ai_tool: [[item, item]] }))).toBe(2);
		expect(itemCountOf(withData({}))).toBe(1);
		expect(itemCountOf(withData({ main: [] }))).toBe(1);
	});

	it('are one with Execute Once', () => {
		expect(itemCountOf(withData({ main: [[item, item]] }, { executeOnce: true }))).toBe(1);
	});
});

describe('what the node remembers', () => {
	it('is kept with the execution, as what belongs to the node', () => {
		const context = { node: {}, flow: {} };
		const getContext = (type: string) => context[type as keyof typeof context];
		expect(executionMemory(host({ getContext }))).toBe(context.node);
	});

	it('lasts through Retry On Fail where n8n keeps nothing with the execution', () => {
		const getContext = () => {
			throw new Error('`executionData` is not initialized');
		};
		const run = { data: {}, node: {} as INode, source: null };
		const first = executionMemory(host({ getContext, getExecuteData: () => run }));
		first.job = 'a';
		expect(executionMemory(host({ getContext, getExecuteData: () => run }))).toEqual({ job: 'a' });
		const other = host({ getContext, getExecuteData: () => ({ ...run }) });
		expect(executionMemory(other)).toEqual({});
	});
});

it('a tool that another node calls has one item, whatever its caller has', () => {
	const node = { name: 'Akool' } as INode;
	const caller = { name: 'Agent' } as INode;
	const data = { main: [[item, item]] };
	const tool = host({
		getNode: () => node,
		getExecuteData: () => ({ data, node: caller, source: null }),
	});
	expect(itemCountOf(tool)).toBe(1);
});

it('an item belongs to the run of its execute data, as long as that accepts it', () => {
	const hostOf = (executeData: object) => ({ getExecuteData: () => executeData }) as RunHost;
	const runs = new WeakMap<object, { accepts(item: number): boolean; name: string }>();
	const [data, others] = [{}, {}];
	let made = 0;
	const runFor = (executeData: object, index: number) =>
		runOf(runs, hostOf(executeData), index, () => {
			const name = `${++made}`;
			return { name, accepts: (next) => next > 0 };
		}).name;
	expect([runFor(data, 0), runFor(data, 1), runFor(others, 1)]).toEqual(['1', '1', '2']);
	expect([runFor(data, 0), runFor(data, 2), runFor(others, 3)]).toEqual(['3', '3', '2']);
});

describe('a caller without execute data', () => {
	const caller = () => {
		const getContext = () => {
			throw new Error('`executionData` is not initialized');
		};
		return host({
			getContext,
			getExecuteData: () => undefined as never,
			getNode: () => ({ name: 'Akool' }) as INode,
		});
	};
	const accepts = () => true;

	it('has one item, which is a run of its own', () => {
		const runs = new WeakMap<object, { accepts(): boolean }>();
		const [first, second] = [caller(), caller()];
		expect(itemCountOf(first)).toBe(1);
		const run = runOf(runs, first, 0, () => ({ accepts }));
		expect(runOf(runs, first, 0, () => ({ accepts }))).toBe(run);
		expect(runOf(runs, second, 0, () => ({ accepts }))).not.toBe(run);
	});

	it('remembers as long as the call lasts', () => {
		const [first, second] = [caller(), caller()];
		executionMemory(first).job = 'a';
		expect([executionMemory(first), executionMemory(second)]).toEqual([{ job: 'a' }, {}]);
	});
});
