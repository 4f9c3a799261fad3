import { randomUUID } from 'node:crypto';

import type { INode } from 'n8n-workflow';

import type { N8nClient } from '../../n8n/client';
import type { SavedCredential, SavedWorkflow, WorkflowDefinition } from '../../n8n/types';
import { nodeNamed } from '../../n8n/workflowFile';
import type { AkoolSimulator } from '../../simulator';

/** A node without what only the editor needs. */
export type Step = Omit<INode, 'id' | 'position'>;

/** Name of the node that is measured. */
export const MEASURED = 'Measured';
/** Name of the node after it. */
export const AFTER = 'After';
const HOOK = 'Hook';

/** An active workflow that runs when its address is called, and answers when it has ended. */
export interface Line {
	workflow: SavedWorkflow;
	url: string;
}

/** A workflow of these nodes, each connected to the next. */
export function chain(name: string, steps: Step[]): WorkflowDefinition {
	const nodes = steps.map((step, index): INode => {
		return { id: randomUUID(), position: [index * 220, 0], ...step };
	});
	const connections: WorkflowDefinition['connections'] = {};
	for (const [index, { name: from }] of nodes.slice(0, -1).entries()) {
		const node = String(nodes[index + 1]?.name);
		connections[from] = { main: [[{ node, type: 'main', index: 0 }]] };
	}
	return { name, nodes, connections };
}

/** Gives the objects in the array `items` of what `from` gives, an item each. */
export function splitItems(from: string): Step {
	return {
		name: 'Items',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: from, options: {} },
	};
}

/** Starts when "Execute workflow" is pressed. */
export const manualStart: Step = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** Gives one item with this array of objects under `items`. */
export function given(items: object[]): Step {
	return {
		name: 'Given',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} },
	};
}

/** Does nothing, as does whatever comes after in the figures. */
export const afterwards: Step = {
	name: AFTER,
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

/** Our node. */
export function akoolStep(parameters: INode['parameters'], credential: SavedCredential): Step {
	const { id, name } = credential;
	return {
		name: MEASURED,
		type: 'n8n-nodes-akool.akool',
		typeVersion: 1,
		parameters,
		credentials: { akoolApi: { id, name } },
	};
}

/** n8n's own HTTP Request with the same credential and without batching. */
export function httpRequestStep(
	parameters: INode['parameters'],
	credential: SavedCredential,
	name = MEASURED,
): Step {
	return {
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.3,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'akoolApi',
			options: {},
			...parameters,
		},
		credentials: { akoolApi: { id: credential.id, name: credential.name } },
	};
}

/** The parameters of an HTTP Request that asks for one job. */
export function askForJob({ url }: AkoolSimulator, videoModelId: string): INode['parameters'] {
	return {
		url: `${url}/api/open/v3/content/video/infobymodelid`,
		sendQuery: true,
		queryParameters: { parameters: [{ name: 'video_model_id', value: videoModelId }] },
	};
}

/** The parameters of an HTTP Request that creates translations. */
export function createJob({ url }: AkoolSimulator, body: string): INode['parameters'] {
	return {
		method: 'POST',
		url: `${url}/api/open/v3/content/video/createbytranslate`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: body,
	};
}

/** In the place of what is to be measured. */
export const doNothing: Step = { ...afterwards, name: MEASURED };

/** Activates Hook → Items → the step to be measured → After, which answers. */
export async function activateLine(n8n: N8nClient, name: string, measured: Step): Promise<Line> {
	return await activateSteps(n8n, name, [splitItems('body.items'), measured]);
}

/** The same for an upload, whose files the step to be measured gets by the names of their fields. */
export async function activateUploadLine(
	n8n: N8nClient,
	name: string,
	measured: Step,
): Promise<Line> {
	return await activateSteps(n8n, name, [measured]);
}

async function activateSteps(n8n: N8nClient, name: string, steps: Step[]): Promise<Line> {
	const webhookId = randomUUID();
	const hook: Step = {
		name: HOOK,
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId,
		parameters: {
			httpMethod: 'POST',
			path: webhookId,
			responseMode: 'lastNode',
			responseData: 'firstEntryJson',
			options: {},
		},
	};
	const answer: Step = {
		name: AFTER,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		executeOnce: true,
		parameters: {
			mode: 'raw',
			jsonOutput: '={{ JSON.stringify({ id: $execution.id }) }}',
			options: {},
		},
	};
	const definition = chain(name, [hook, ...steps, answer]);
	const workflow = await n8n.createWorkflow(definition);
	await n8n.activate(workflow.id);
	return { workflow, url: `${n8n.key.url}/webhook/${nodeNamed(workflow, HOOK).webhookId}` };
}
