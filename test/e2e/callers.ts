import type { INode, INodeConnections, NodeConnectionType } from 'n8n-workflow';

import type { ModelTurn } from '../../tools/model';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import { n8nLine } from '../../tools/n8n/versions';
import { withNode } from '../../tools/n8n/workflowFile';
import { ASK_THE_AGENT, type Changes } from './agent';

/** A node that lets a model call ours as its tools. */
export interface Caller {
	/** What titles of tests call it. */
	name: string;
	/** The agent's workflow; the node named "AI Agent" may be another one. */
	workflow: WorkflowDefinition;
	changes: Changes;
	/** Whether n8n's engine runs the tools of this caller, and so puts the execution aside for one. */
	waits: boolean;
	/** The script of the models when the one that has our tools is to play these turns. */
	script(turns: ModelTurn[]): ModelTurn[];
}

/** What tells a node apart; the rest is made up. */
type Sketch = Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters' | 'webhookId'>;

/** Connections of one node: of this type, to these nodes. */
const to = (type: NodeConnectionType, ...nodes: string[]): INodeConnections => ({
	[type]: [nodes.map((node) => ({ node, type, index: 0 }))],
});

/** A workflow with further nodes, and with other connections of some. */
function extended(
	workflow: WorkflowDefinition,
	nodes: Sketch[],
	connections: Record<string, INodeConnections>,
): WorkflowDefinition {
	const added = nodes.map((node) => ({
		...node,
		id: node.name,
		position: [0, 0] as [number, number],
	}));
	return {
		...workflow,
		nodes: [...workflow.nodes, ...added],
		connections: { ...workflow.connections, ...connections },
	};
}

/** The same workflow, in which two items reach the agent. */
export function withTwoItems(workflow: WorkflowDefinition): WorkflowDefinition {
	const set = { mode: 'raw', jsonOutput: '{"numbers": [1, 2]}', options: {} };
	const split = { fieldToSplitOut: 'numbers', options: {} };
	const numbers = { name: 'Numbers', type: 'n8n-nodes-base.set', typeVersion: 3.4 };
	const items = { name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1 };
	const nodes = [
		{ ...numbers, parameters: set },
		{ ...items, parameters: split },
	];
	return extended(workflow, nodes, {
		Start: to('main', 'Numbers'),
		Numbers: to('main', 'Items'),
		Items: to('main', 'AI Agent'),
	});
}

const OUR_TOOLS = ASK_THE_AGENT.nodes.filter(({ type }) => type === 'n8n-nodes-akool.akoolTool');

const ourToolsTo = (caller: string) =>
	Object.fromEntries(OUR_TOOLS.map(({ name }) => [name, to('ai_tool', caller)]));

/** A workflow of our operations as tools of a node, and nothing else. */
export function withTools(caller: Sketch): WorkflowDefinition {
	const tools = { name: caller.name, nodes: OUR_TOOLS, connections: {} };
	return extended(tools, [caller], ourToolsTo(caller.name));
}

const TRANSLATOR: Sketch = {
	name: 'Translator',
	type: '@n8n/n8n-nodes-langchain.agentTool',
	typeVersion: 3,
	parameters: {
		toolDescription: 'Translates videos',
		text: "={{ $fromAI('task', 'What to do', 'string') }}",
		options: {},
	},
};

/** An agent whose only tool is another agent, which has our operations as its tools. */
const WITH_SUB_AGENT = extended(ASK_THE_AGENT, [TRANSLATOR], {
	Model: to('ai_languageModel', 'AI Agent', 'Translator'),
	Translator: to('ai_tool', 'AI Agent'),
	...ourToolsTo('Translator'),
});

const MESSAGE_A_MODEL: Partial<INode> = {
	type: '@n8n/n8n-nodes-langchain.openAi',
	parameters: {
		resource: 'text',
		operation: 'response',
		modelId: { __rl: true, mode: 'id', value: 'gpt-4.1-mini' },
		responses: { values: [{ type: 'text', role: 'user', content: 'Translate the video' }] },
		builtInTools: {},
		options: {},
	},
};

/** "Message a model" in the agent's place. */
const WITH_MESSAGE = extended(withNode(ASK_THE_AGENT, 'AI Agent', MESSAGE_A_MODEL), [], {
	Model: {},
});

/** Version 2 of the agent cannot use the Responses API. */
const AGENT_2_2: Changes = {
	'AI Agent': { typeVersion: 2.2 },
	Model: { parameters: { responsesApiEnabled: false } },
};

const itself = (turns: ModelTurn[]) => turns;

const throughSubAgent = (turns: ModelTurn[]): ModelTurn[] => [
	{ calls: [{ tool: 'Translator', arguments: { task: 'Translate the video, please' } }] },
	...turns,
	{ text: 'Done.' },
];

/** n8n 1.x has no AI Agent Tool of version 3. */
const NEWEST_SUB_AGENT: Caller = {
	name: 'the newest AI Agent Tool of the newest AI Agent',
	workflow: WITH_SUB_AGENT,
	changes: {},
	waits: true,
	script: throughSubAgent,
};

const IS_1_X = n8nLine().name === '1.x';

const TRANSLATOR_2_2: Changes = { ...AGENT_2_2, Translator: { typeVersion: 2.2 } };

/**
 * All that call a tool in a way of their own. "Message a model" of Anthropic, Google Gemini and others
 * takes its tools as that of OpenAI does, from n8n's `getConnectedTools`, and calls them with `invoke`.
 */
export const CALLERS: Caller[] = [
	{
		name: 'an AI Agent 2.2',
		workflow: ASK_THE_AGENT,
		changes: AGENT_2_2,
		waits: false,
		script: itself,
	},
	{
		name: 'the newest AI Agent',
		workflow: ASK_THE_AGENT,
		changes: {},
		waits: true,
		script: itself,
	},
	{
		name: 'an AI Agent Tool 2.2 of an AI Agent 2.2',
		workflow: WITH_SUB_AGENT,
		changes: TRANSLATOR_2_2,
		waits: false,
		script: throughSubAgent,
	},
	{
		name: 'an AI Agent Tool 2.2 of the newest AI Agent',
		workflow: WITH_SUB_AGENT,
		changes: { ...TRANSLATOR_2_2, 'AI Agent': {} },
		waits: false,
		script: throughSubAgent,
	},
	...(IS_1_X ? [] : [NEWEST_SUB_AGENT]),
	{
		name: 'Message a model of OpenAI',
		workflow: WITH_MESSAGE,
		changes: { 'AI Agent': { typeVersion: IS_1_X ? 2.1 : 2.3 } },
		waits: false,
		script: itself,
	},
];
