import type { INodeProperties } from 'n8n-workflow';

import { videoModelId } from './videoModelId';

/** What Download Video asks for. */
export const downloadFields: INodeProperties[] = [
	videoModelId,
	{
		displayName: 'Assets',
		name: 'assets',
		type: 'multiOptions',
		required: true,
		default: ['result'],
		description: 'Which files of the job to download; all go into the same item',
		options: [
			{
				name: 'Original Subtitles',
				value: 'originalSubtitles',
				description: 'What is said in the original, as SRT',
			},
			{
				name: 'Result',
				value: 'result',
				description: 'The finished video',
			},
			{
				name: 'Translated Subtitles',
				value: 'translatedSubtitles',
				description: 'What is said in the translation, as SRT',
			},
			{
				name: 'Video Without Captions',
				value: 'noCaptionVideo',
				description: 'The finished video without captions',
			},
		],
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		description:
			'Each further asset goes into a field of its own, such as data_translatedSubtitles',
		hint: 'The name of the output binary field to put the first file in',
	},
];

/** What else may be said of a download. */
export const downloadOptions: INodeProperties[] = [
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. holiday-french.mp4',
		description:
			'The name of the file, with or without extension; by default the video model ID and the language',
	},
	{
		displayName: 'Max Size (MB)',
		name: 'maxSizeMb',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'The largest size of each file; a larger one is refused. 0 for no limit.',
	},
];
