import { randomUUID } from 'crypto';
import type { IDataObject, INode } from 'n8n-workflow';

import type { N8nClient } from '../../tools/n8n/client';
import { outputOf, type Execution } from '../../tools/n8n/execution';
import type { SavedCredential, SavedWorkflow, WorkflowDefinition } from '../../tools/n8n/types';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import type { AkoolSimulator, FaultKind } from '../../tools/simulator';
import translateAndWait from '../workflows/e2e/translateAndWait.json';

/** Where a workflow with Create and Wait runs: the shared n8n, or one of a test alone. */
export interface Place {
	n8n: N8nClient;
	akool: AkoolSimulator;
	credential: SavedCredential;
}

/** Its name needs quoting, in expressions and elsewhere. */
export const WAITER = 'Translate "it"';

/** Start, or Hook → Videos → One Item Each → Create and Wait → After: 3 videos into 2 languages. */
export const TRANSLATE_AND_WAIT = translateAndWait as unknown as WorkflowDefinition;

/** Saves a workflow with Create and Wait. */
export async function createWaiter(
	{ n8n, credential }: Place,
	parameters: INode['parameters'] = {},
	definition = TRANSLATE_AND_WAIT,
): Promise<SavedWorkflow> {
	const ready = withNode(withCredential(definition, credential), WAITER, { parameters });
	return await n8n.createWorkflow(ready);
}

/** Sets how many videos there are. */
export function withVideos(count: number, definition = TRANSLATE_AND_WAIT): WorkflowDefinition {
	const number = Array.from({ length: count }, (_, index) => index);
	return withNode(definition, 'Videos', { parameters: { jsonOutput: JSON.stringify({ number }) } });
}

/** Gives the workflow's webhook an address of its own. */
export function withOwnHook(definition = TRANSLATE_AND_WAIT): WorkflowDefinition {
	const path = randomUUID();
	return withNode(definition, 'Hook', { webhookId: path, parameters: { path } });
}

/** Runs a workflow by hand, and waits until its execution is put aside. */
export async function startWaiting(n8n: N8nClient, workflowId: string): Promise<Execution> {
	const id = await n8n.runManually(workflowId, 'Start');
	return await untilWaiting(n8n, id);
}

/** Waits until an execution is put aside; fails if it ends instead. */
export async function untilWaiting(n8n: N8nClient, id: string): Promise<Execution> {
	const execution = await n8n.waitForExecution(
		id,
		({ status }) => !['new', 'running'].includes(status),
	);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('waiting');
	return execution;
}

/** The number of the execution that the jobs call back. */
export function executionCalledBack(akool: AkoolSimulator): string {
	const { pathname } = new URL(akool.jobs.at(-1)?.webhookUrl ?? '');
	return pathname.split('/').at(-2) ?? '';
}

/** Which jobs an item holds, and how they stand. */
export function translationsOf(item: IDataObject | undefined): unknown[][] {
	const translations = (item?.translations ?? []) as IDataObject[];
	return translations.map(({ _id, language, status }) => [_id, language, status]);
}

/** What the node after the wait got, and how often it ran. */
export function afterTheWait(execution: Execution): { items: IDataObject[]; runs: number } {
	const runs = execution.data.resultData.runData.After?.length ?? 0;
	return { items: outputOf(execution, 'After'), runs };
}

/** How often the simulator was asked for this. */
export function asked({ akool }: Place, kind: FaultKind): number {
	return akool.requests.filter((request) => request.kind === kind).length;
}
