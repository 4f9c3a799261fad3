import type { INodeTypeDescription } from 'n8n-workflow';

import type { N8nClient } from './client';
import { N8nSession } from './session';
import type { DropdownOption, DropdownRequest } from './types';

/**
 * The entries that the editor shows in a dropdown whose entries come from the service.
 * @throws N8nRequestError with the message shown in the editor when they cannot be had
 */
export async function dropdown(
	n8n: N8nClient,
	request: DropdownRequest,
): Promise<DropdownOption[]> {
	const { nodeType, typeVersion = 1, parameter, parameters = {}, credential } = request;
	const { id, name, type } = credential;
	const description = await descriptionOf(n8n, nodeType, typeVersion);
	const property = description?.properties.find((candidate) => candidate.name === parameter);
	return await new N8nSession(n8n.key).editor('POST', '/dynamic-node-parameters/options', {
		path: `parameters.${parameter}`,
		nodeTypeAndVersion: { name: nodeType, version: typeVersion },
		methodName: property?.typeOptions?.loadOptionsMethod,
		currentNodeParameters: parameters,
		credentials: { [type]: { id, name } },
	});
}

/**
 * The versions of a node type that n8n has.
 * @throws N8nRequestError when n8n does not know the node
 */
export async function nodeVersions(
	n8n: N8nClient,
	name: string,
	version: number,
): Promise<number[]> {
	const description = await descriptionOf(n8n, name, version);
	return [description?.version ?? []].flat();
}

/** The names of the parameters that a node type has in a version. */
export async function nodeParameters(
	n8n: N8nClient,
	name: string,
	version: number,
): Promise<string[]> {
	const description = await descriptionOf(n8n, name, version);
	return (description?.properties ?? []).map((property) => property.name);
}

async function descriptionOf(n8n: N8nClient, name: string, version: number) {
	const nodeInfos = [{ name, version }];
	const [description] = await new N8nSession(n8n.key).editor<INodeTypeDescription[]>(
		'POST',
		'/node-types',
		{ nodeInfos },
	);
	return description;
}
