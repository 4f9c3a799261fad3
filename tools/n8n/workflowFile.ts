import { readFileSync } from 'node:fs';

import type { INode } from 'n8n-workflow';

import type { SavedCredential, WorkflowDefinition } from './types';

/** Reads a workflow as n8n exports it. */
export function readWorkflow(file: string): WorkflowDefinition {
	return JSON.parse(readFileSync(file, 'utf8')) as WorkflowDefinition;
}

/** Nodes that need a credential of a type, even where a file to be imported names none. */
const NODES_IN_NEED: Record<string, RegExp> = {
	akoolApi: /^n8n-nodes-akool\./,
	openAiApi: /\.(lmChatOpenAi|openAi)$/,
};

/** The workflow with this credential in every node that has, or needs, one of its type. */
export function withCredential<T extends WorkflowDefinition>(
	workflow: T,
	{ id, name, type }: SavedCredential,
): T {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] || NODES_IN_NEED[type]?.test(node.type)
			? { ...node, credentials: { ...node.credentials, [type]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** The workflow with these fields of the named node replaced; of its parameters only those given. */
export function withNode<T extends WorkflowDefinition>(
	workflow: T,
	nodeName: string,
	{ parameters, ...fields }: Partial<INode>,
): T {
	const changed = nodeNamed(workflow, nodeName);
	const nodes = workflow.nodes.map((node) =>
		node === changed
			? { ...node, ...fields, parameters: { ...node.parameters, ...parameters } }
			: node,
	);
	return { ...workflow, nodes };
}

/** @throws Error when the workflow has no such node */
export function nodeNamed(workflow: WorkflowDefinition, name: string): INode {
	const found = workflow.nodes.find((node) => node.name === name);
	if (!found) throw new Error(`The workflow "${workflow.name}" has no node "${name}".`);
	return found;
}
