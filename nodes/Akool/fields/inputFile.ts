import type { INodeProperties } from 'n8n-workflow';

import { AUDIO, PHOTO, VIDEO, type InputParameters } from '../protocol/inputFile';

/** What the fields of one input say. */
export interface InputTexts {
	/** What the file is, within a sentence, such as "the video". */
	noun: string;
	/** Of the field for the URL. */
	url: Required<Pick<INodeProperties, 'placeholder' | 'description'>>;
	/** Which binary field holds the file, as a rule. */
	preset: string;
}

/** A choice of the file in the field that says which of the two it is. */
export function fileChoice({ type }: InputParameters) {
	return {
		name: type.file,
		value: 'binary',
		description: 'A file of the item, which Akool fetches from this n8n through a link',
	};
}

/** The field for the URL, and the one for the name of the binary field; each where it is chosen. */
export function urlAndFile(
	{ label, type, url, field }: InputParameters,
	{ noun, url: texts, preset }: InputTexts,
): INodeProperties[] {
	return [
		{
			displayName: `${label} URL`,
			name: url,
			...texts,
			type: 'string',
			required: true,
			default: '',
			displayOptions: { show: { [type.name]: ['url'] } },
		},
		{
			displayName: field.label,
			name: field.name,
			type: 'string',
			required: true,
			default: preset,
			description:
				'Akool gets a signed link to the file, so it must be able to reach this n8n from the internet',
			hint: `The name of the input binary field that holds ${noun}`,
			displayOptions: { show: { [type.name]: ['binary'] } },
		},
	];
}

/** Makes the three fields of an input that may be a URL or a file of the item. */
function inputFields(input: InputParameters, texts: InputTexts): INodeProperties[] {
	return [
		{
			displayName: input.type.label,
			name: input.type.name,
			type: 'options',
			default: 'url',
			description: `Where ${texts.noun} comes from`,
			options: [fileChoice(input), { name: 'URL', value: 'url', description: 'A public address' }],
		},
		...urlAndFile(input, texts),
	];
}

/** The video that a job is made from. */
export const videoInput = inputFields(VIDEO, {
	noun: 'the video',
	url: {
		placeholder: 'e.g. https://example.com/video.mp4',
		description:
			'The public address of the video. Akool downloads it from there: at most 300 MB, 30 frames per second.',
	},
	preset: 'data',
});

/** The audio that lips follow. */
export const audioInput = inputFields(AUDIO, {
	noun: 'the audio',
	url: {
		placeholder: 'e.g. https://example.com/speech.mp3',
		description: 'The public address of the audio. Akool downloads it from there.',
	},
	preset: 'audio',
});

/** The photo of who speaks. */
export const photoInput = inputFields(PHOTO, {
	noun: 'the photo',
	url: {
		placeholder: 'e.g. https://example.com/photo.jpg',
		description: 'The public address of the photo. Akool downloads it from there.',
	},
	preset: 'data',
});
