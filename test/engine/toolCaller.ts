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

async function toolOf(host: IExecuteFunctions, index: number): Promise<Tool> {
	const [tool] = (await host.getInputConnectionData('ai_tool', index)) as Tool[];
	if (tool === undefined) throw new Error('The caller has no tool');
	return tool;
}

/** Asks the tool once, and passes on what it says. */
async function ask(tool: Tool, { url }: IDataObject, item: number): Promise<INodeExecutionData> {
	const [result] = await Promise.allSettled([tool.invoke({ videoUrl: url })]);
	const text = result.status === 'fulfilled' ? result.value : String(result.reason);
	return { json: { text }, pairedItem: { item } };
}

/** Calls its tool with each of its items, one after the other, as "Message a model" of n8n does. */
class ToolCaller implements INodeType {
	description = CALLER_NODE;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const said: INodeExecutionData[] = [];
		for (const [index, { json }] of this.getInputData().entries()) {
			said.push(await ask(await toolOf(this, index), json, index));
		}
		return [said];
	}
}

/** Makes all its calls at once, as an agent does whose model asks for several in one turn. */
class EagerCaller implements INodeType {
	description = CALLER_NODE;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const tool = await toolOf(this, 0);
		const asked = this.getInputData().map(async ({ json }, index) => await ask(tool, json, index));
		return [await Promise.all(asked)];
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
export const toolCallNodeTypes = (isEager = false): RunOptions['nodeTypes'] => ({
	[TOOL]: asTool(),
	[CALLER]: isEager ? new EagerCaller() : new ToolCaller(),
});
