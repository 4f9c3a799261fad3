import type { INodeProperties } from 'n8n-workflow';

function place(
	displayName: string,
	name: string,
	preset: number,
	description: string,
): INodeProperties {
	return { displayName, name, type: 'number', default: preset, description };
}

/** What a talking avatar may have besides. */
export const avatarOptions: INodeProperties[] = [
	place(
		'Avatar Height',
		'avatarHeight',
		1080,
		'In pixels of a picture that is 3840 wide and 2160 high',
	),
	place(
		'Avatar Offset X',
		'avatarOffsetX',
		1920,
		'Where the middle of the avatar is, in pixels from the left of a picture that is 3840 wide',
	),
	place(
		'Avatar Offset Y',
		'avatarOffsetY',
		1080,
		'Where the middle of the avatar is, in pixels from the top of a picture that is 2160 high',
	),
	place(
		'Avatar Scale',
		'avatarScale',
		1,
		'By which factor the avatar is enlarged: 1 leaves it as it is',
	),
	place(
		'Avatar Width',
		'avatarWidth',
		1080,
		'In pixels of a picture that is 3840 wide and 2160 high',
	),
	{
		displayName: 'Background',
		name: 'background',
		type: 'string',
		default: '',
		placeholder: 'e.g. #00ff88 or https://example.com/office.jpg',
		description: 'What is behind the avatar: the public address of an image, or a colour',
	},
];

/** What a talking photo may have besides. */
export const photoOptions: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		default: '',
		placeholder: 'e.g. waves with one hand',
		description: 'Which gestures the hands make',
	},
];
