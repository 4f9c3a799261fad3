import type { INodeProperties } from 'n8n-workflow';

import { VOICE_STYLES } from '../protocol/parameters/voiceStyle';

function wordPairs(
	displayName: string,
	name: string,
	description: string,
	toDescription: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Word',
		default: {},
		description,
		options: [
			{
				displayName: 'Words',
				name: 'words',
				values: [
					{
						displayName: 'From',
						name: 'from',
						type: 'string',
						default: '',
						description: 'The word in the original',
					},
					{
						displayName: 'To',
						name: 'to',
						type: 'string',
						default: '',
						description: toDescription,
					},
				],
			},
		],
	};
}

/** Options about the voice of the translation; Akool's `studio_voice`. */
export const voiceOptions: INodeProperties[] = [
	wordPairs(
		'Fixed Words',
		'fixedWords',
		'Words that are always translated in the same way',
		'The translation to use for it',
	),
	{
		displayName: 'Keep Words',
		name: 'keepWords',
		type: 'string',
		default: '',
		placeholder: 'e.g. Akool,n8n',
		description: 'Words that are not translated, separated by commas',
	},
	wordPairs(
		'Pronounced Words',
		'pronouncedWords',
		'Words that are pronounced in a special way',
		'How to say it',
	),
	{
		displayName: 'Style',
		name: 'style',
		type: 'options',
		default: 'professional',
		description: 'The mood of the voice',
		options: VOICE_STYLES.map((value) => ({
			name: `${value.charAt(0).toUpperCase()}${value.slice(1)}`,
			value,
		})),
	},
];
