import { InvalidParameter, quote, requireHttpUrl } from './invalidParameter';
import type { FileKind, InputFile } from './product';
import { isJsonObject, type JsonObject } from './types';

/** The parameters of one input: a URL, or a file of the item in its place. */
export interface InputNames {
	/** Says which of the two; `binary` for a file, anything else for a URL. */
	type: string;
	url: string;
	field: string;
}

/** How an input is told in words, and what Akool takes it for. */
export interface InputWords {
	/** What the file is called, such as "Video". */
	label: string;
	/** What the editor calls the field with the name of the binary field. */
	fieldLabel: string;
	/** One of {@link AS_FILE}. */
	asFile: string;
	kinds: FileKind[];
}

/** What is to be set to what in the editor when a file is to take the place of a URL. */
export const AS_FILE = {
	video: 'Input Type to Binary File',
	audio: 'Audio Input Type to Binary File',
	photo: 'Photo Input Type to Binary File',
	avatar: 'Avatar Source to Photo or Video File',
} as const;

/** The parameters of a source video. */
export const VIDEO_INPUT: InputNames = {
	type: 'inputType',
	url: 'videoUrl',
	field: 'binaryPropertyName',
};

/** What an input of a video is called. */
export const VIDEO: InputWords = {
	label: 'Video',
	fieldLabel: 'Input Data Field Name',
	asFile: AS_FILE.video,
	kinds: ['video'],
};

/** The parameters of a sound. */
export const AUDIO_INPUT: InputNames = {
	type: 'audioInputType',
	url: 'audioUrl',
	field: 'audioBinaryPropertyName',
};

/** What an input of a sound is called. */
export const AUDIO: InputWords = {
	label: 'Audio',
	fieldLabel: 'Audio Data Field Name',
	asFile: AS_FILE.audio,
	kinds: ['audio'],
};

/** What becomes of an input: a URL in the body, or a file that a link is to be made to. */
export interface Input {
	/** Empty where a file comes in place of the URL. */
	body: JsonObject;
	files: InputFile[];
}

/**
 * Reads an input that may be a URL or a file of the item.
 *
 * @param key where its URL or link goes
 * @param within the path to the object that has this key, if it is not the body itself
 * @throws {InvalidParameter} when the URL is none, or the name of the binary field is empty
 */
export function inputOf(
	parameters: JsonObject,
	names: InputNames,
	{ label, fieldLabel, asFile, kinds }: InputWords,
	key: string,
	within: InputFile['path'] = [],
): Input {
	if (parameters[names.type] === 'binary') {
		const field = requireFieldName(fieldLabel, parameters[names.field]);
		return { body: {}, files: [{ label, kinds, field, path: [...within, key] }] };
	}
	const url = requireHttpUrl(`${label} URL`, parameters[names.url], asFile);
	return { body: { [key]: url }, files: [] };
}

function requireFieldName(label: string, value: unknown): string {
	const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (name !== '') return name;
	throw new InvalidParameter(
		isJsonObject(value) || Array.isArray(value)
			? `${label} is not the name of a field: ${quote(value)}`
			: `${label} is empty`,
		'Enter the name of the binary field that holds the file, such as data, and not the file itself.',
	);
}
