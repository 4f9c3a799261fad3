import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { requireSuccess, sendRead } from '../requests/requestPolicy';
import { requestOptions } from '../fields/requestOptions';
import { account } from './account';
import { lipSync } from './lipSync';
import type { Operation, Resource } from './operation';
import { talkingAvatar } from './talkingAvatar';
import { talkingPhoto } from './talkingPhoto';
import { videoTranslation } from './videoTranslation';

const resources: Resource[] = [account, lipSync, talkingAvatar, talkingPhoto, videoTranslation];

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

/** Which operations of a resource have a field. */
interface Users {
	resource: Resource;
	values: string[];
}

/** The fields of all operations, each once, in an order that is right for all of them. */
function inOrder(operations: Operation[]): INodeProperties[] {
	let left = operations.map((operation) => operation.fields);
	const ordered: INodeProperties[] = [];
	for (;;) {
		const firsts = left.flatMap(([first]) => first ?? []);
		const next =
			firsts.find((field) => left.every((fields) => fields.indexOf(field) <= 0)) ?? firsts[0];
		if (next === undefined) return ordered;
		ordered.push(next);
		left = left.map((fields) => fields.filter((field) => field !== next));
	}
}

/**
 * A field with where it is shown: for as many resources as can be said at once, because n8n evaluates
 * a parameter for each field of its name, shown or not: twice the field, twice the time.
 */
function shownWhereUsed(field: INodeProperties): INodeProperties[] {
	const groups: Users[][] = [];
	for (const resource of resources) {
		const users = resource.operations.filter(({ fields }) => fields.includes(field));
		if (users.length === 0) continue;
		const added = { resource, values: users.map(({ option }) => String(option.value)) };
		const group = groups.find((others) => canBeSaidAtOnce([...others, added]));
		if (group === undefined) groups.push([added]);
		else group.push(added);
	}
	return groups.flatMap((group) => {
		const resource = group.map((users) => String(users.resource.option.value));
		const operation = [...new Set(group.flatMap(({ values }) => values))];
		return updateDisplayOptions({ show: { resource, operation } }, [field]);
	});
}

/** Whether no resource has an operation of these names that lacks the field. */
function canBeSaidAtOnce(group: Users[]): boolean {
	const all = new Set(group.flatMap(({ values }) => values));
	return group.every(({ resource, values }) =>
		resource.operations.every(
			({ option }) => !all.has(String(option.value)) || values.includes(String(option.value)),
		),
	);
}

const fields = inOrder(resources.flatMap(({ operations }) => operations)).flatMap(shownWhereUsed);

/** All parameters of the node, in the order in which the editor shows them. */
export const properties: INodeProperties[] = [
	selector,
	...resources.map((resource) => resource.selector),
	...fields,
	requestOptions,
];
