import { randomUUID } from 'node:crypto';

import type { INode } from 'n8n-workflow';

import type { N8nClient } from '../n8n/client';
import type { SavedCredential, SavedWorkflow, WorkflowDefinition } from '../n8n/types';

/** An active workflow of a trigger and a node that does nothing. */
export interface Listener {
	workflow: SavedWorkflow;
	/** Where callbacks go. */
	url: string;
}

/** Name of the trigger. */
export const TRIGGER = 'Trigger';

const afterwards: INode = {
	id: randomUUID(),
	name: 'Afterwards',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [240, 0],
	parameters: {},
};

function startedBy(trigger: Omit<INode, 'id' | 'name' | 'position'>): WorkflowDefinition {
	const first: INode = { id: randomUUID(), name: TRIGGER, position: [0, 0], ...trigger };
	return {
		name: `Load on ${trigger.type}`,
		nodes: [first, afterwards],
		connections: { [TRIGGER]: { main: [[{ node: 'Afterwards', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Activates Akool Trigger with one following node. */
export async function akoolListener(
	n8n: N8nClient,
	{ id, name }: SavedCredential,
): Promise<Listener> {
	const webhookId = randomUUID();
	const workflow = await n8n.createWorkflow(
		startedBy({
			type: 'n8n-nodes-akool.akoolTrigger',
			typeVersion: 2,
			webhookId,
			parameters: {},
			credentials: { akoolApi: { id, name } },
		}),
	);
	await n8n.activate(workflow.id);
	return { workflow, url: n8n.productionUrl({ webhookId }) };
}

/** Activates n8n's own Webhook node with the same following node. */
export async function webhookListener(n8n: N8nClient): Promise<Listener> {
	const webhookId = randomUUID();
	const workflow = await n8n.createWorkflow(
		startedBy({
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId,
			parameters: { httpMethod: 'POST', path: webhookId, responseMode: 'onReceived', options: {} },
		}),
	);
	await n8n.activate(workflow.id);
	return { workflow, url: `${n8n.key.url}/webhook/${webhookId}` };
}
