import type { IDataObject, INode } from 'n8n-workflow';

import type { ModelStandIn } from '../../tools/model';
import { outputOf, type Execution } from '../../tools/n8n/execution';
import type { SavedWorkflow, WorkflowDefinition } from '../../tools/n8n/types';
import { n8nLine } from '../../tools/n8n/versions';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import definition from '../workflows/e2e/askTheAgent.json';
import type { World } from './world';

/** The newest version of the AI Agent on the line that is tested. */
const NEWEST_AGENT = n8nLine().name === '1.x' ? 3 : 3.1;

/** Start, and a chat, to an AI Agent with our operations as tools, to After. */
export const ASK_THE_AGENT = definition as unknown as WorkflowDefinition;

/** Changes to nodes of the agent's workflow, by name. */
export type Changes = Record<string, Partial<INode>>;

export interface AgentWorld extends World {
	model: ModelStandIn;
}

/** Saves a workflow in which an AI Agent, asked by hand or in a chat, has our operations as tools. */
export async function createAgent(
	{ n8n, credential, model }: AgentWorld,
	changes: Changes = {},
	askTheAgent: WorkflowDefinition = ASK_THE_AGENT,
): Promise<SavedWorkflow> {
	const modelCredential = await n8n.createCredential(model.credential);
	let workflow = withCredential(askTheAgent, credential);
	workflow = withCredential(workflow, modelCredential);
	workflow = withNode(workflow, 'AI Agent', { typeVersion: NEWEST_AGENT });
	for (const [name, fields] of Object.entries(changes)) workflow = withNode(workflow, name, fields);
	return await n8n.createWorkflow(workflow);
}

/** Asks the agent by hand, and waits for the end of the execution. */
export async function ask(
	world: AgentWorld,
	changes?: Changes,
	askTheAgent?: WorkflowDefinition,
): Promise<Execution> {
	const { id } = await createAgent(world, changes, askTheAgent);
	return await world.n8n.waitForExecution(await world.n8n.runManually(id, 'Start'));
}

/** What the agent answered; fails when the execution did or the script was not played to its end. */
export function finalAnswer({ model }: AgentWorld, execution: Execution): unknown {
	model.assertPlayed();
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const [item, ...more] = outputOf(execution, 'After');
	expect(more).toEqual([]);
	return item?.output;
}

/**
 * The items that the model was given as the results of its calls, in the order of the calls.
 * @param tool of this tool alone, in the conversation in which it was called
 */
export function resultsOfCalls({ model }: AgentWorld, tool?: string): IDataObject[][] {
	const isMeant = (called: string) => tool === undefined || called === tool;
	const told = model.requests.filter(
		({ results }) => tool === undefined || results.some((result) => isMeant(result.tool)),
	);
	const results = told.at(-1)?.results.filter((result) => isMeant(result.tool)) ?? [];
	return results.map(({ content }) => JSON.parse(content) as IDataObject[]);
}
