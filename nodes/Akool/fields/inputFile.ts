import type { INodeProperties } from 'n8n-workflow';

/** How the fields of one input are called; a URL is the default. */
export interface InputFieldTexts {
	/** Name and label of the choice between URL and file. */
	type: { name: string; displayName: string };
	/** The field for the URL, shown for `url`. */
	url: Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'description'>;
	/** The name of the binary field, shown for `binary`. */
	field: { name: string; displayName: string; default: string };
	/** What the file is, within a sentence, such as "the video". */
	noun: string;
}

/** Makes the three fields of an input that may be a URL or a file of the item. */
export function inputFields({ type, url, field, noun }: InputFieldTexts): INodeProperties[] {
	return [
		{
			...type,
			type: 'options',
			default: 'url',
			description: `Where ${noun} comes from`,
			options: [
				{
					name: 'Binary File',
					value: 'binary',
					description: 'A file of the item, which Akool fetches from this n8n through a link',
				},
				{ name: 'URL', value: 'url', description: 'A public address' },
			],
		},
		{
			...url,
			type: 'string',
			required: true,
			default: '',
			displayOptions: { show: { [type.name]: ['url'] } },
		},
		{
			...field,
			type: 'string',
			required: true,
			description:
				'Akool gets a signed link to the file, so it must be able to reach this n8n from the internet',
			hint: `The name of the input binary field that holds ${noun}`,
			displayOptions: { show: { [type.name]: ['binary'] } },
		},
	];
}

/** The video that a job is made from. */
export const videoInput = inputFields({
	type: { name: 'inputType', displayName: 'Input Type' },
	url: {
		displayName: 'Video URL',
		name: 'videoUrl',
		placeholder: 'e.g. https://example.com/video.mp4',
		description:
			'The public address of the video. Akool downloads it from there: at most 300 MB, 30 frames per second.',
	},
	field: { name: 'binaryPropertyName', displayName: 'Input Data Field Name', default: 'data' },
	noun: 'the video',
});

/** The sound that lips follow. */
export const audioInput = inputFields({
	type: { name: 'audioInputType', displayName: 'Audio Input Type' },
	url: {
		displayName: 'Audio URL',
		name: 'audioUrl',
		placeholder: 'e.g. https://example.com/speech.mp3',
		description: 'The public address of the sound. Akool downloads it from there.',
	},
	field: {
		name: 'audioBinaryPropertyName',
		displayName: 'Audio Data Field Name',
		default: 'audio',
	},
	noun: 'the sound',
});

/** The photo of who speaks. */
export const photoInput = inputFields({
	type: { name: 'photoInputType', displayName: 'Photo Input Type' },
	url: {
		displayName: 'Photo URL',
		name: 'photoUrl',
		placeholder: 'e.g. https://example.com/photo.jpg',
		description: 'The public address of the photo. Akool downloads it from there.',
	},
	field: {
		name: 'photoBinaryPropertyName',
		displayName: 'Photo Data Field Name',
		default: 'data',
	},
	noun: 'the photo',
});
