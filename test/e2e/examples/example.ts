import { randomUUID } from 'crypto';
import type { INode } from 'n8n-workflow';

import { readExample } from '../../../tools/examples';
import type { N8nClient } from '../../../tools/n8n/client';
import type { SavedCredential, SavedWorkflow, WorkflowDefinition } from '../../../tools/n8n/types';
import { nodeNamed, withCredential, withNode } from '../../../tools/n8n/workflowFile';

/** What a user fills in: of a node of type "Edit Fields", the values of its fields by name. */
export type FilledIn = Record<string, Record<string, string | number>>;

interface Assignment {
	name: string;
	value: string | number;
}

/** The example with these values in the fields of a node of type "Edit Fields". */
export function withFields(
	workflow: WorkflowDefinition,
	nodeName: string,
	values: FilledIn[string],
): WorkflowDefinition {
	const { parameters } = nodeNamed(workflow, nodeName);
	const { assignments } = parameters.assignments as unknown as { assignments: Assignment[] };
	const names = assignments.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(Object.keys(values)));
	const filled = assignments.map((field) => ({
		...field,
		value: values[field.name] ?? field.value,
	}));
	const changed = { assignments: { assignments: filled } } as unknown as INode['parameters'];
	return withNode(workflow, nodeName, { parameters: changed });
}

/** An example as it is in its file, but for what a user fills in, and addresses of its own. */
export function filledExample(
	file: string,
	credentials: SavedCredential[],
	fields: FilledIn,
): WorkflowDefinition {
	let workflow = readExample(file);
	for (const credential of credentials) workflow = withCredential(workflow, credential);
	for (const [name, values] of Object.entries(fields)) {
		workflow = withFields(workflow, name, values);
	}
	for (const { name, webhookId } of workflow.nodes) {
		if (webhookId) workflow = withNode(workflow, name, { webhookId: randomUUID() });
	}
	return workflow;
}

/** Imports an example that has been filled in. */
export async function importExample(
	n8n: N8nClient,
	file: string,
	credentials: SavedCredential[],
	fields: FilledIn = {},
): Promise<SavedWorkflow> {
	return await n8n.createWorkflow(filledExample(file, credentials, fields));
}
