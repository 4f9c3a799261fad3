import { breaksBetween } from '../../../tools/contract/breaks';
import type { Contract } from '../../../tools/contract/types';
import { node, options, parameters, released, withList, withNode, withParameter } from './released';

describe('a saved workflow is broken by', () => {
	it.each<[string, Contract, string]>([
		['another package', { ...released, package: 'n8n-nodes-other' }, 'The package was'],
		['a node that is gone', { ...released, nodes: {} }, 'node akool 1 is gone'],
		[
			'a node with another version only',
			{ ...released, nodes: { 'akool 2': node } },
			'node akool 1 is gone',
		],
		['another number of outputs', withNode({ outputs: ['main', 'main'] }), 'outputs was ["main"]'],
		['a node that is no tool any more', withNode({ usableAsTool: false }), 'is no tool any more'],
		[
			'another credential',
			withNode({ credentials: { akoolOAuth2Api: false } }),
			'credential akoolApi is gone',
		],
		[
			'a credential more that is required',
			withNode({ credentials: { akoolApi: true, akoolOAuth2Api: true } }),
			'requires the new credential akoolOAuth2Api',
		],
		[
			'another path of the webhook',
			withNode({ webhooks: { default: { httpMethod: 'POST', path: 'callback' } } }),
			'webhook default was',
		],
		[
			'an operation with another name',
			withNode({ operations: { 'video.make': parameters, 'video.list': [] } }),
			'operation video.create is gone',
		],
		['a parameter that is gone', withList(parameters.slice(1)), 'parameter videoUrl is gone'],
		[
			'a parameter with another name',
			withParameter('videoUrl', { name: 'url' }),
			'parameter videoUrl is gone',
		],
		['another type', withParameter('lipsync', { type: 'string' }), 'had the type "boolean"'],
		['another default', withParameter('lipsync', { default: true }), 'default false and has true'],
		['one value for several', withParameter('words', { multiple: undefined }), 'takes one value'],
		['what is required now', withParameter('videoUrl', { required: true }), 'is required now'],
		['no expressions', withParameter('videoUrl', { noExpression: true }), 'takes no expression'],
		[
			'a choice that is gone',
			withParameter('waitMode', { choices: ['callback'] }),
			'does not offer "polling"',
		],
		[
			'a choice in Options that is gone',
			withParameter('style', { choices: ['sad'] }),
			'parameter options, parameter style does not offer "calm"',
		],
		[
			'a field of Options that is gone',
			withParameter('options', { fields: options.fields?.slice(1) }),
			'parameter options, parameter style is gone',
		],
		[
			'a group that is gone',
			withParameter('words', { groups: { terms: [] } }),
			'group words is gone',
		],
		[
			'a field of a group that is gone',
			withParameter('words', { groups: { words: [] } }),
			'group words, parameter from is gone',
		],
		[
			'a condition more',
			withParameter('videoUrl', { shown: { waitMode: ['polling'] } }),
			'was shown always and is only for',
		],
		[
			'a narrower condition',
			withParameter('interval', { shown: { waitMode: ['other'] } }),
			'was shown only for',
		],
		[
			'what is hidden now',
			withParameter('videoUrl', { hidden: { waitMode: ['polling'] } }),
			'is hidden for',
		],
		['a higher minimum', withParameter('interval', { min: 5 }), 'takes nothing below 5'],
		['a maximum', withParameter('interval', { max: 60 }), 'takes nothing above 60'],
		[
			'a new parameter that must be filled in',
			withList([...parameters, { name: 'token', type: 'string', default: '', required: true }]),
			'parameter token is new, required and empty',
		],
		[
			'a field of the credential that is gone',
			{ ...released, credentials: { akoolApi: [] } },
			'credential akoolApi, parameter apiKey is gone',
		],
		['a key that is gone', { ...released, items: { job: ['_id'] } }, 'its key "status" is gone'],
		[
			'another answer',
			{ ...released, answers: { forged: [403, { message: 'refused' }] } },
			'answer forged was [401',
		],
	])('%s', (_what, later, said) => {
		expect(breaksBetween(released, later)).toEqual([expect.stringContaining(said)]);
	});
});

describe('a saved workflow goes on with', () => {
	it.each<[string, Contract]>([
		['what it was made with', released],
		['a new version of the node', { ...released, nodes: { 'akool 1': node, 'akool 2': node } }],
		['a new operation', withNode({ operations: { ...node.operations, 'video.delete': [] } })],
		[
			'a new parameter with a default',
			withList([
				{ name: 'inputType', type: 'options', default: 'url', required: true },
				...parameters,
			]),
		],
		['a new choice', withParameter('waitMode', { choices: ['callback', 'none', 'polling'] })],
		['a wider condition', withParameter('interval', { shown: { waitMode: ['polling', 'both'] } })],
		['no condition', withParameter('interval', { shown: undefined })],
		['no minimum', withParameter('interval', { min: undefined })],
		[
			'a second parameter of the same name, for another case',
			withList([
				{ name: 'interval', type: 'number', default: 5, shown: { waitMode: ['other'] } },
				...parameters,
			]),
		],
		['a new key', { ...released, items: { job: ['_id', 'language', 'status'] } }],
		['a webhook more', withNode({ webhooks: { ...node.webhooks, setup: { path: 'setup' } } })],
	])('%s', (_what, later) => {
		expect(breaksBetween(released, later)).toEqual([]);
	});
});
