import { randomUUID } from 'crypto';
import type { INode } from 'n8n-workflow';

import { translateAVideo, whenATranslationIsReady } from '../../tools/demo/workflows';
import { sharedN8n } from '../../tools/e2e/sharedN8n';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import type { N8nClient } from '../../tools/n8n/client';
import type { SavedCredential, SavedWorkflow } from '../../tools/n8n/types';
import { nodeNamed, withCredential, withNode } from '../../tools/n8n/workflowFile';
import { startSimulator } from '../../tools/simulator';
import type { AkoolSimulator, SimulatorOptions } from '../../tools/simulator';

// n8n may be starting its task runner or saving executions of another test meanwhile.
jest.setTimeout(120_000);

/** The n8n that all test files share, a simulated Akool for one of them, and a credential for it. */
export interface World {
	n8n: N8nClient;
	akool: AkoolSimulator;
	credential: SavedCredential;
}

export interface ActiveTrigger {
	workflow: SavedWorkflow;
	/** Where callbacks go. */
	url: string;
}

export async function startWorld(options?: Partial<SimulatorOptions>): Promise<World> {
	const n8n = sharedN8n();
	const akool = await startSimulator(options);
	const credential = await n8n.createCredential(akoolCredential(akool));
	return { n8n, akool, credential };
}

/** An active workflow: Akool Trigger → Get Video Info. */
export async function activateTrigger(
	{ n8n, credential }: World,
	parameters: INode['parameters'] = {},
	definition = whenATranslationIsReady,
): Promise<ActiveTrigger> {
	const workflow = await n8n.createWorkflow(
		withNode(withCredential(definition, credential), 'Akool Trigger', {
			webhookId: randomUUID(),
			parameters,
		}),
	);
	await n8n.activate(workflow.id);
	return { workflow, url: n8n.productionUrl(nodeNamed(workflow, 'Akool Trigger')) };
}

/** The demo's workflow: List Languages → Only French and Japanese → Create Translation. */
export async function createTranslator(
	{ n8n, credential }: World,
	parameters: INode['parameters'],
): Promise<SavedWorkflow> {
	return await n8n.createWorkflow(
		withNode(withCredential(translateAVideo, credential), 'Create Translation', { parameters }),
	);
}
