import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { requireSuccess, sendRead } from '../api/requestPolicy';
import { requestOptions } from '../fields/requestOptions';
import { account } from './account';
import type { Resource } from './operation';
import { videoTranslation } from './videoTranslation';

const resources: Resource[] = [account, videoTranslation];

/** Its routing holds for every operation that does not override it. */
const selector: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ option }) => option),
	default: 'videoTranslation',
	routing: {
		send: { paginate: true },
		operations: { pagination: sendRead() },
		output: { postReceive: [requireSuccess] },
	},
};

const fields = resources.flatMap((resource) =>
	resource.operations.flatMap((operation) =>
		updateDisplayOptions(
			{ show: { resource: [resource.option.value], operation: [operation.option.value] } },
			operation.fields,
		),
	),
);

/** All parameters of the node, in the order in which the editor shows them. */
export const properties: INodeProperties[] = [
	selector,
	...resources.map((resource) => resource.selector),
	...fields,
	requestOptions,
];
