import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INode } from 'n8n-workflow';

import type { WorkflowDefinition } from './n8n/types';
import { nodeNamed } from './n8n/workflowFile';

/** What a node of the workflow asked of its service. */
export interface ServiceCall {
	node: string;
	/** The node's parameters by their path, as n8n resolved them for this item. */
	parameters: Record<string, string>;
	/** The file that it sent, if it sends any. */
	file?: { name: string; bytes: Buffer };
}

/** What a service answers: JSON, or a file. */
export type ServiceAnswer = object | File;

/** Stands in for services that need an account. */
export interface Services {
	calls: ServiceCall[];
	/**
	 * The workflow with the nodes of these services put through to the stand-in, and switched on.
	 * @throws Error when one of them is not switched off
	 */
	in(workflow: WorkflowDefinition): WorkflowDefinition;
	close(): Promise<void>;
}

/** Parameters of nodes that name the field of the file they send. */
const FILE_FIELDS = ['inputDataFieldName', 'binaryProperty'];

/**
 * Starts a stand-in on 127.0.0.1.
 * @param answers by the name of the node, what its service answers
 */
export async function startServices(
	answers: Record<string, (call: ServiceCall) => ServiceAnswer>,
): Promise<Services> {
	const calls: ServiceCall[] = [];
	const server = createServer(async (request, response) => {
		const call = await callOf(request);
		calls.push(call);
		const answer = answers[call.node]?.(call) ?? {};
		if (answer instanceof File) {
			const disposition = `attachment; filename="${answer.name}"`;
			response.writeHead(200, { 'content-type': answer.type, 'content-disposition': disposition });
			response.end(Buffer.from(await answer.arrayBuffer()));
		} else {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const stoodIn = (node: INode): INode => ({
		...node,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		disabled: false,
		parameters: request(node, `http://127.0.0.1:${port}/${encodeURIComponent(node.name)}`),
	});
	return {
		calls,
		in: (workflow) => {
			const names = Object.keys(answers);
			const already = names.filter((name) => !nodeNamed(workflow, name).disabled);
			if (already.length > 0) throw new Error(`Not switched off: ${already.join(', ')}`);
			const nodes = workflow.nodes.map((node) =>
				names.includes(node.name) ? stoodIn(node) : node,
			);
			return { ...workflow, nodes };
		},
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

/** A request that says what the node would have asked of its service. */
function request({ parameters }: INode, url: string): INode['parameters'] {
	const texts = textsIn(parameters);
	const fields = texts.map(([name, value]) => ({ parameterType: 'formData', name, value }));
	const [file] = texts.filter(([name]) => FILE_FIELDS.includes(name));
	const sent = file && {
		parameterType: 'formBinaryData',
		name: 'file',
		inputDataFieldName: file[1],
	};
	return {
		method: 'POST',
		url,
		sendBody: true,
		contentType: 'multipart-form-data',
		bodyParameters: { parameters: [...fields, ...(sent ? [sent] : [])] },
		options: {},
	};
}

/** All texts in the parameters of a node, by their path. */
function textsIn(value: unknown, path: string[] = []): Array<[string, string]> {
	if (typeof value === 'string') return [[path.join('.'), value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

async function callOf(message: IncomingMessage): Promise<ServiceCall> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	const headers = { 'content-type': message.headers['content-type'] ?? '' };
	const form = await new Response(Buffer.concat(chunks), { headers }).formData();
	const call: ServiceCall = {
		node: decodeURIComponent(String(message.url).slice(1)),
		parameters: {},
	};
	for (const [name, value] of form) {
		if (typeof value === 'string') call.parameters[name] = value;
		else call.file = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
	}
	return call;
}
