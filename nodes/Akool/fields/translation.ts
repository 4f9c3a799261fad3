import type { INodeProperties } from 'n8n-workflow';

import { videoInput } from './inputFile';
import { sourceLanguage, targetLanguages } from './languages';
import { voiceOptions } from './voiceOptions';

const lipsync: INodeProperties = {
	displayName: 'Lip Sync',
	name: 'lipsync',
	type: 'boolean',
	default: false,
	description: 'Whether to adapt the lip movements to the translated speech',
};

/** What a translation needs; every operation that creates one has these fields first. */
export const translationFields: INodeProperties[] = [
	...videoInput,
	sourceLanguage,
	targetLanguages,
	lipsync,
];

/** What a translation may have besides. */
export const translationOptions: INodeProperties[] = [
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'json',
		default: '{}',
		description:
			'JSON whose keys are added to what is sent to Akool, for what Akool can do and this node has no field for. A key that the node sends is never replaced; the address of the video, the languages and the callback have fields of their own.',
	},
	{
		displayName: 'Caption Type',
		name: 'captionType',
		type: 'options',
		default: 0,
		description: 'Which captions the translated video shows',
		options: [
			{ name: 'Add Original', value: 1 },
			{ name: 'Add Target', value: 2 },
			{ name: 'Add Translated', value: 4 },
			{ name: 'None', value: 0 },
			{ name: 'Translate and Replace Original', value: 3 },
		],
	},
	{
		displayName: 'Caption URL',
		name: 'captionUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/captions.srt',
		description: 'The public address of a caption file (SRT or ASS) to use',
	},
	{
		displayName: 'Dynamic Duration',
		name: 'dynamicDuration',
		type: 'boolean',
		default: false,
		description: 'Whether the translated video may become longer or shorter than the original',
	},
	{
		displayName: 'Face Enhance',
		name: 'faceEnhance',
		type: 'boolean',
		default: false,
		description:
			'Whether to improve faces, together with Lip Sync. Akool has deprecated this and may ignore it.',
	},
	...voiceOptions,
	{
		displayName: 'Merge Interval',
		name: 'mergeInterval',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Pause in seconds up to which sentences are merged. Akool has deprecated this and may ignore it.',
	},
	{
		displayName: 'Remove Background Music',
		name: 'removeBackgroundMusic',
		type: 'boolean',
		default: false,
		description: 'Whether to remove the background music of the video',
	},
	{
		displayName: 'Speaker Count',
		name: 'speakerCount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How many people speak in the video; 0 to detect it',
	},
];
