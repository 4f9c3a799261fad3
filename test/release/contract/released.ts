import type { Contract, NodeContract, Parameter } from '../../../tools/contract/types';

export const options: Parameter = {
	name: 'options',
	type: 'collection',
	default: {},
	fields: [
		{ name: 'style', type: 'options', default: 'calm', choices: ['calm', 'sad'] },
		{
			name: 'words',
			type: 'fixedCollection',
			default: {},
			multiple: true,
			groups: { words: [{ name: 'from', type: 'string', default: '' }] },
		},
	],
};
export const parameters: Parameter[] = [
	{ name: 'videoUrl', type: 'string', default: '' },
	{ name: 'lipsync', type: 'boolean', default: false },
	{ name: 'waitMode', type: 'options', default: 'callback', choices: ['callback', 'polling'] },
	{ name: 'interval', type: 'number', default: 15, min: 1, shown: { waitMode: ['polling'] } },
	options,
];
export const node: NodeContract = {
	inputs: ['main'],
	outputs: ['main'],
	usableAsTool: true,
	credentials: { akoolApi: true },
	webhooks: { default: { httpMethod: 'POST', path: 'webhook' } },
	operations: { 'video.create': parameters, 'video.list': [] },
};
export const released: Contract = {
	package: 'n8n-nodes-akool',
	nodes: { 'akool 1': node },
	credentials: { akoolApi: [{ name: 'apiKey', type: 'string', default: '' }] },
	items: { job: ['_id', 'status'] },
	answers: { forged: [401, { message: 'refused' }] },
};

export const withNode = (change: Partial<NodeContract>): Contract => ({
	...released,
	nodes: { 'akool 1': { ...node, ...change } },
});

/** The contract with one parameter of Create changed; `options` changes the field in Options. */
export function withParameter(name: string, change: Partial<Parameter>): Contract {
	const changed = (list: Parameter[]): Parameter[] =>
		list.map((one) => ({
			...one,
			...(one.fields ? { fields: changed(one.fields) } : {}),
			...(one.name === name ? change : {}),
		}));
	return withNode({ operations: { ...node.operations, 'video.create': changed(parameters) } });
}

export const withList = (list: Parameter[]) =>
	withNode({ operations: { ...node.operations, 'video.create': list } });
