import type { INodeProperties } from 'n8n-workflow';

import akoolCodex from '../../nodes/Akool/Akool.node.json';
import { Akool } from '../../nodes/Akool/Akool.node';
import triggerCodex from '../../nodes/Akool/AkoolTrigger.node.json';
import { description, field, rows, shown, values, type Row } from './shownFields';

const ofVideos = (operation: string, more: Record<string, string> = {}) =>
	shown({ resource: 'videoTranslation', operation, ...more });

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

it('the Request Options of n8n are there for every operation', () => {
	const requestOptions = field(description.properties, 'requestOptions');
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
