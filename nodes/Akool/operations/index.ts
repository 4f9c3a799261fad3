import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { requireSuccess, sendRead } from '../requests/requestPolicy';
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

/**
 * The fields of a resource's operations, each once, in an order that is right for all of them. n8n
 * evaluates a parameter for each field of its name, shown or not: twice the field, twice the time.
 */
function fieldsOf({ option, operations }: Resource): INodeProperties[] {
	let left = operations.map((operation) => operation.fields);
	const ordered: INodeProperties[] = [];
	for (;;) {
		const firsts = left.flatMap(([first]) => first ?? []);
		const next =
			firsts.find((field) => left.every((fields) => fields.indexOf(field) <= 0)) ?? firsts[0];
		if (next === undefined) break;
		ordered.push(next);
		left = left.map((fields) => fields.filter((field) => field !== next));
	}
	return ordered.flatMap((field) => {
		const users = operations.filter(({ fields }) => fields.includes(field));
		const operation = users.map((user) => user.option.value);
		return updateDisplayOptions({ show: { resource: [option.value], operation } }, [field]);
	});
}

const fields = resources.flatMap(fieldsOf);

/** All parameters of the node, in the order in which the editor shows them. */
export const properties: INodeProperties[] = [
	selector,
	...resources.map((resource) => resource.selector),
	...fields,
	requestOptions,
];
