import type { INodePropertyOptions } from 'n8n-workflow';

import { description, field } from './shownFields';

const { properties } = description;

describe('the selectors', () => {
	const operations = (resource: string) =>
		properties.filter(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		);

	it('offer five resources', () => {
		const resource = field(properties, 'resource');
		expect(resource.default).toBe('videoTranslation');
		expect([...(resource.options as INodePropertyOptions[])].map(nameAndValue).sort()).toEqual([
			['Account', 'account'],
			['Lip Sync', 'lipSync'],
			['Talking Avatar', 'talkingAvatar'],
			['Talking Photo', 'talkingPhoto'],
			['Video Translation', 'videoTranslation'],
		]);
	});

	it.each([
		[
			'videoTranslation',
			'createTranslation',
			[
				['Create and Wait', 'createAndWait', 'Create a translation and wait'],
				['Create Translation', 'createTranslation', 'Create a translation'],
				['Download Video', 'downloadVideo', 'Download a translated video'],
				['Get Video Info', 'getVideoInfo', 'Get video info'],
				['List Languages', 'listLanguages', 'List languages'],
			],
		],
		['lipSync', 'create', ofProduct('a lip sync')],
		['talkingPhoto', 'create', ofProduct('a talking photo')],
		[
			'talkingAvatar',
			'create',
			[
				...ofProduct('a talking avatar'),
				['List Avatars', 'listAvatars', 'List avatars'],
				['List Voices', 'listVoices', 'List voices'],
			],
		],
		['account', 'getCredit', [['Get Credit', 'getCredit', 'Get the credit balance']]],
	])('offer the operations of %s, and %s first', (resource, preset, expected) => {
		const [selector, ...others] = operations(resource);
		expect([selector?.default, others]).toEqual([preset, []]);
		const options = (selector?.options ?? []) as INodePropertyOptions[];
		expect(options.map((option) => [...nameAndValue(option), option.action])).toEqual(expected);
	});
});

function ofProduct(product: string): string[][] {
	return [
		['Create', 'create', `Create ${product}`],
		['Create and Wait', 'createAndWait', `Create ${product} and wait`],
		['Download Video', 'downloadVideo', 'Download a video'],
		['Get Video Info', 'getVideoInfo', 'Get video info'],
	];
}

function nameAndValue({ name, value }: INodePropertyOptions): [string, unknown] {
	return [name, value];
}
