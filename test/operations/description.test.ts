import akoolCodex from '../../nodes/Akool/Akool.node.json';
import triggerCodex from '../../nodes/Akool/AkoolTrigger.node.json';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyOptions,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';

const { description } = new Akool();
const { properties } = description;

/** The values on which it depends what is shown. */
const PRESETS = {
	authentication: 'apiToken',
	inputType: 'url',
	audioInputType: 'url',
	photoInputType: 'url',
	avatarSource: 'akool',
	speech: 'text',
	returnAll: false,
};

/** What the editor shows for these parameters, beside the selectors and what every operation has. */
function shown(parameters: Record<string, string>): INodeProperties[] {
	const values = { ...PRESETS, ...parameters };
	return properties
		.filter((property) => NodeHelpers.displayParameter(values, property, null, description))
		.filter(({ name }) => !['resource', 'operation', 'requestOptions'].includes(name));
}

const ofVideos = (operation: string, more: Record<string, string> = {}) =>
	shown({ resource: 'videoTranslation', operation, ...more });

type Row = [string, string, NodeParameterValueType];
const rows = (fields: INodeProperties[]): Row[] =>
	fields
		.filter(({ type }) => type !== 'notice')
		.map(({ name, type, default: value }) => [name, type, value]);
const values = ({ options = [] }: INodeProperties) =>
	(options as INodePropertyOptions[]).map(({ value }) => value);

function field(fields: INodeProperties[], name: string): INodeProperties {
	const found = fields.find((property) => property.name === name);
	if (found === undefined) throw new Error(`No parameter ${name}`);
	return found;
}

const INPUT: Row[] = [
	['inputType', 'options', 'url'],
	['videoUrl', 'string', ''],
];
const AUDIO: Row[] = [
	['audioInputType', 'options', 'url'],
	['audioUrl', 'string', ''],
];
const TRANSLATION: Row[] = [
	...INPUT,
	['sourceLanguage', 'options', 'DEFAULT'],
	['targetLanguages', 'multiOptions', []],
	['lipsync', 'boolean', false],
];
const SIMPLIFY: Row[] = [['simplify', 'boolean', true]];
const OPTIONS: Row[] = [['options', 'collection', {}]];
const MODE: Row[] = [['waitMode', 'options', 'callback']];
const LONGEST: Row[] = [['maxWaitMinutes', 'number', 120]];
const INTERVAL: Row[] = [['pollIntervalSeconds', 'number', 15]];
const ID: Row[] = [['videoModelId', 'string', '']];

it('the node is the one that saved workflows name', () => {
	expect(description).toMatchObject({
		name: 'akool',
		displayName: 'Akool',
		version: 1,
		usableAsTool: true,
		credentials: [{ name: 'akoolApi', required: true }],
	});
});

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

describe('the parameters', () => {
	it.each<[string, INodeProperties[], Row[]]>([
		[
			'createTranslation',
			ofVideos('createTranslation'),
			[...TRANSLATION, ['webhookUrl', 'string', ''], ...SIMPLIFY, ...OPTIONS],
		],
		[
			'createAndWait with callbacks',
			ofVideos('createAndWait', { waitMode: 'callback' }),
			[...TRANSLATION, ...MODE, ...LONGEST, ...SIMPLIFY, ...OPTIONS],
		],
		[
			'createAndWait with polling',
			ofVideos('createAndWait', { waitMode: 'polling' }),
			[...TRANSLATION, ...MODE, ...LONGEST, ...INTERVAL, ...SIMPLIFY, ...OPTIONS],
		],
		[
			'downloadVideo',
			ofVideos('downloadVideo'),
			[
				...ID,
				['assets', 'multiOptions', ['result']],
				['binaryPropertyName', 'string', 'data'],
				...OPTIONS,
			],
		],
		['getVideoInfo', ofVideos('getVideoInfo'), [...ID, ...SIMPLIFY]],
		['listLanguages', ofVideos('listLanguages'), []],
		[
			'createTranslation of a file',
			ofVideos('createTranslation', { inputType: 'binary' }).slice(0, 2),
			[
				['inputType', 'options', 'url'],
				['binaryPropertyName', 'string', 'data'],
			],
		],
		[
			'create of lipSync',
			shown({ resource: 'lipSync', operation: 'create' }),
			[...INPUT, ...AUDIO, ['webhookUrl', 'string', ''], ...SIMPLIFY, ...OPTIONS],
		],
		[
			'createAndWait of lipSync',
			shown({ resource: 'lipSync', operation: 'createAndWait' }),
			[...INPUT, ...AUDIO, ...MODE, ...LONGEST, ...SIMPLIFY],
		],
		[
			'create of talkingPhoto',
			shown({ resource: 'talkingPhoto', operation: 'create' }),
			[
				['photoInputType', 'options', 'url'],
				['photoUrl', 'string', ''],
				...AUDIO,
				['resolution', 'options', '720'],
				['webhookUrl', 'string', ''],
				...SIMPLIFY,
				...OPTIONS,
			],
		],
		[
			'create of talkingAvatar',
			shown({ resource: 'talkingAvatar', operation: 'create' }),
			[
				['avatarSource', 'options', 'akool'],
				['avatarId', 'options', ''],
				['speech', 'options', 'text'],
				['inputText', 'string', ''],
				['voiceId', 'options', ''],
				['webhookUrl', 'string', ''],
				...SIMPLIFY,
				...OPTIONS,
			],
		],
		[
			'createAndWait of talkingAvatar, of files',
			shown({
				resource: 'talkingAvatar',
				operation: 'createAndWait',
				avatarSource: 'binary',
				speech: 'audio',
				audioInputType: 'binary',
			}),
			[
				['avatarSource', 'options', 'akool'],
				['avatarBinaryPropertyName', 'string', 'data'],
				['speech', 'options', 'text'],
				['audioInputType', 'options', 'url'],
				['audioBinaryPropertyName', 'string', 'audio'],
				...MODE,
				...LONGEST,
				...SIMPLIFY,
				...OPTIONS,
			],
		],
		[
			'listVoices',
			shown({ resource: 'talkingAvatar', operation: 'listVoices' }),
			[
				['returnAll', 'boolean', false],
				['limit', 'number', 50],
			],
		],
		[
			'getVideoInfo of lipSync',
			shown({ resource: 'lipSync', operation: 'getVideoInfo' }),
			[...ID, ...SIMPLIFY],
		],
		['getCredit', shown({ resource: 'account', operation: 'getCredit' }), []],
	])('of %s have their names, kinds and defaults', (_name, fields, expected) => {
		expect(rows(fields)).toEqual(expected);
	});

	it.each(['createTranslation', 'createAndWait'])('of %s that must be filled in', (operation) => {
		const required = ofVideos(operation).filter((property) => property.required);
		expect(required.map(({ name }) => name)).toEqual(['videoUrl', 'targetLanguages']);
	});

	it('videoModelId must be filled in', () => {
		for (const operation of ['getVideoInfo', 'downloadVideo'])
			expect(field(ofVideos(operation), 'videoModelId').required).toBe(true);
	});

	it('that are chosen from a list have their values', () => {
		const mode = field(ofVideos('createAndWait'), 'waitMode');
		expect(values(mode).sort()).toEqual(['callback', 'polling']);
		expect(values(field(ofVideos('downloadVideo'), 'assets')).sort()).toEqual([
			'noCaptionVideo',
			'originalSubtitles',
			'result',
			'translatedSubtitles',
		]);
	});

	it('for languages are filled from the API by a method, which the AI-tool form can call', () => {
		const { loadOptions } = new Akool().methods;
		for (const name of ['sourceLanguage', 'targetLanguages']) {
			const { loadOptionsMethod } = field(ofVideos('createTranslation'), name).typeOptions ?? {};
			expect(Object.keys(loadOptions)).toContain(loadOptionsMethod);
		}
	});
});

describe('the options', () => {
	const optionsOf = (operation: string, resource = 'videoTranslation') =>
		((field(shown({ resource, operation }), 'options').options ?? []) as INodeProperties[]).filter(
			(option) =>
				NodeHelpers.displayParameter({}, option, null, description, { resource, operation }),
		);

	it.each<[string, string, Row[]]>([
		['lipSync', 'create', [['reference', 'string', '']]],
		['talkingPhoto', 'createAndWait', [['prompt', 'string', '']]],
		[
			'talkingPhoto',
			'create',
			[
				['prompt', 'string', ''],
				['reference', 'string', ''],
			],
		],
		[
			'talkingAvatar',
			'create',
			[
				['avatarHeight', 'number', 1080],
				['avatarOffsetX', 'number', 1920],
				['avatarOffsetY', 'number', 1080],
				['avatarScale', 'number', 1],
				['avatarWidth', 'number', 1080],
				['background', 'string', ''],
				['reference', 'string', ''],
			],
		],
	])('of %s, %s', (resource, operation, expected) => {
		expect(rows(optionsOf(operation, resource)).sort()).toEqual(expected);
	});

	it('has the reference only where there is a webhook URL', () => {
		const names = (operation: string) => optionsOf(operation).map(({ name }) => name);
		expect(names('createTranslation')).toContain('reference');
		expect(names('createAndWait')).not.toContain('reference');
	});

	it.each(['createTranslation', 'createAndWait'])('of %s', (operation) => {
		expect(rows(optionsOf(operation).filter(({ name }) => name !== 'reference')).sort()).toEqual([
			['additionalFields', 'json', '{}'],
			['captionType', 'options', 0],
			['captionUrl', 'string', ''],
			['dynamicDuration', 'boolean', false],
			['faceEnhance', 'boolean', false],
			['fixedWords', 'fixedCollection', {}],
			['keepWords', 'string', ''],
			['mergeInterval', 'number', 1],
			['pronouncedWords', 'fixedCollection', {}],
			['removeBackgroundMusic', 'boolean', false],
			['speakerCount', 'number', 0],
			['style', 'options', 'professional'],
		]);
	});

	it('of downloadVideo', () => {
		expect(rows(optionsOf('downloadVideo'))).toEqual([
			['fileName', 'string', ''],
			['maxSizeMb', 'number', 0],
		]);
	});

	it('offer every style and caption type of Akool', () => {
		const options = optionsOf('createTranslation');
		expect(values(field(options, 'captionType')).sort()).toEqual([0, 1, 2, 3, 4]);
		const styles =
			'affectionate angry calm cheerful depressed disgruntled embarrassed empathetic excited fearful friendly professional relaxed sad serious unfriendly';
		expect(values(field(options, 'style')).sort()).toEqual(styles.split(' '));
	});

	it.each(['fixedWords', 'pronouncedWords'])('%s take pairs of words', (name) => {
		const [words] = field(optionsOf('createTranslation'), name).options ?? [];
		expect(words).toMatchObject({ name: 'words', values: [{ name: 'from' }, { name: 'to' }] });
	});
});

it('the Request Options of n8n are there for every operation', () => {
	const requestOptions = field(properties, 'requestOptions');
	expect(requestOptions.displayOptions).toBeUndefined();
	const names = (requestOptions.options as INodeProperties[]).map(({ name }) => name);
	expect(names.sort()).toEqual(['allowUnauthorizedCerts', 'batching', 'proxy', 'timeout']);
});

it.each([
	['Akool', akoolCodex],
	['Akool Trigger', triggerCodex],
])('%s is found in the node panel, whose search leaves out the category AI', (_name, codex) => {
	expect(codex.categories).not.toContain('AI');
	expect(codex.alias).toContain('translation');
});
