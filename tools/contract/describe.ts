import type {
	ICredentialType,
	INodeType,
	INodeTypeDescription,
	IVersionedNodeType,
} from 'n8n-workflow';

import packageJson from '../../package.json';
import { answersOf, itemsOf } from './behaviour';
import { load } from './built';
import { operationsOf, parametersOf } from './parameters';
import type { Contract, NodeContract, Value } from './types';

/** What can be seen of a webhook from outside. */
const WEBHOOK_FIELDS = ['httpMethod', 'path', 'responseMode', 'restartWebhook', 'isFullPath'];

/** Describes the package that is built in `dist/`. Throws when it is not built. */
export async function describePackage(): Promise<Contract> {
	const nodes = packageJson.n8n.nodes.map((file) => load<INodeType | IVersionedNodeType>(file));
	const credentials = packageJson.n8n.credentials.map((file) => load<ICredentialType>(file));
	return {
		package: packageJson.name,
		nodes: Object.fromEntries(nodes.flatMap(versionsOf)),
		credentials: Object.fromEntries(
			credentials.map(({ name, properties }) => [name, parametersOf(properties)]),
		),
		items: await itemsOf(),
		answers: await answersOf(),
	};
}

function versionsOf(node: INodeType | IVersionedNodeType): Array<[string, NodeContract]> {
	const types = 'nodeVersions' in node ? Object.values(node.nodeVersions) : [node];
	return types.flatMap(({ description }) =>
		[description.version]
			.flat()
			.map((version): [string, NodeContract] => [
				`${description.name} ${version}`,
				nodeContract(description, version),
			]),
	);
}

function nodeContract(description: INodeTypeDescription, version: number): NodeContract {
	const { inputs, outputs, usableAsTool, credentials = [], webhooks = [] } = description;
	return {
		inputs: inputs as Value,
		outputs: outputs as Value,
		usableAsTool: usableAsTool !== undefined,
		credentials: Object.fromEntries(
			credentials.map(({ name, required: needed }) => [name, needed === true]),
		),
		webhooks: Object.fromEntries(
			webhooks.map((webhook) => [webhook.name, seenFromOutside(webhook as unknown as Seen)]),
		),
		operations: operationsOf(description.properties, version),
	};
}

type Seen = Record<string, Value>;

function seenFromOutside(webhook: Seen): Seen {
	return Object.fromEntries(
		Object.entries(webhook).filter(([name]) => WEBHOOK_FIELDS.includes(name)),
	);
}
