import type { INodeProperties } from 'n8n-workflow';

import { audioInput, photoInput } from './inputFile';

/** Who speaks, and what. */
export const talkingPhotoFields: INodeProperties[] = [
	...photoInput,
	...audioInput,
	{
		displayName: 'Resolution',
		name: 'resolution',
		type: 'options',
		default: '720',
		description: 'How large the video is',
		options: [
			{ name: '1080p', value: '1080' },
			{ name: '720p', value: '720' },
		],
	},
];
