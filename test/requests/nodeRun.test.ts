import type { INode, ITaskDataConnections } from 'n8n-workflow';

import { executionMemory, itemCountOf } from '../../nodes/Akool/requests/nodeRun';
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
	});

	it('are one with Execute Once', () => {
		expect(itemCountOf(withData({ main: [[item, item]] }, { executeOnce: true }))).toBe(1);
	});
});

describe('what the node remembers', () => {
	it('is kept with the execution', () => {
		const context = {};
		expect(executionMemory(host({ getContext: () => context }))).toBe(context);
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
