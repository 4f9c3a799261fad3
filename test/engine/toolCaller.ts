import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { WORKFLOWS } from './operations';
import type { RunOptions, WorkflowJson } from './runWorkflow';

interface Tool {
	invoke(values: IDataObject): Promise<string>;
}

const CALLER_NODE: INodeTypeDescription = {
	displayName: 'Caller',
	name: 'caller',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name: 'Caller' },
	inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** Calls its tool with each of its items, one after the other, as "Message a model" of n8n does. */
class ToolCaller implements INodeType {
	description = CALLER_NODE;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const said: INodeExecutionData[] = [];
		for (const [index, { json }] of this.getInputData().entries()) {
			const [tool] = (await this.getInputConnectionData('ai_tool', index)) as Tool[];
			if (tool === undefined) throw new Error('The caller has no tool');
			const [result] = await Promise.allSettled([tool.invoke({ videoUrl: json.url })]);
			const text = result.status === 'fulfilled' ? result.value : String(result.reason);
			said.push({ json: { text }, pairedItem: { item: index } });
		}
		return [said];
	}
}

const TOOL = 'n8n-nodes-akool.akoolTool';
const CALLER = 'tests.caller';

/** Create Translation as the tool of another node, which hands its own items over with each call. */
export const CALLED_AS_TOOL: WorkflowJson = {
	...WORKFLOWS.createTranslation,
	nodes: [
		...WORKFLOWS.createTranslation.nodes.map((node) =>
			node.name === 'Akool' ? { ...node, type: TOOL } : node,
		),
		{
			id: 'caller',
			name: 'Caller',
			type: CALLER,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
	],
	connections: {
		Start: { main: [[{ node: 'Caller', type: 'main', index: 0 }]] },
		Akool: { ai_tool: [[{ node: 'Caller', type: 'ai_tool', index: 0 }]] },
	},
};

/** The node as n8n offers it to nodes that use tools. */
function asTool(): INodeType {
	const node = new Akool();
	return Object.assign(node, {
		description: { ...node.description, inputs: [], outputs: [NodeConnectionTypes.AiTool] },
	});
}

/** What n8n needs to run {@link CALLED_AS_TOOL}. */
export const toolCallNodeTypes = (): RunOptions['nodeTypes'] => ({
	[TOOL]: asTool(),
	[CALLER]: new ToolCaller(),
});
