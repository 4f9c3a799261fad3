import { InvalidParameter, quote } from './invalidParameter';
import { requireHttpUrl } from './parameters/httpUrl';
import { textOf } from './parameters/text';
import { requireChoice } from './parameters/choice';
import type { FileKind, InputFile } from './product';
import { isJsonObject, type JsonObject } from './types';

/** An input that may be a URL or a file of the item: its parameters, and what they are called. */
export interface InputParameters {
	/** What it is called, such as "Video"; the field for its URL is called "Video URL". */
	label: string;
	/** Says which of the two: `binary` for a file, `url` for a URL. `file` is what the editor calls the former. */
	type: { name: string; label: string; file: string };
	/** The parameter that holds the URL. */
	url: string;
	/** The parameter that holds the name of the binary field. */
	field: { name: string; label: string };
	/** What Akool takes it for. */
	kinds: FileKind[];
}

/** The source video. */
export const VIDEO: InputParameters = {
	label: 'Video',
	type: { name: 'inputType', label: 'Input Type', file: 'Binary File' },
	url: 'videoUrl',
	field: { name: 'binaryPropertyName', label: 'Input Data Field Name' },
	kinds: ['video'],
};

/** What is to be heard. */
export const AUDIO: InputParameters = {
	label: 'Audio',
	type: { name: 'audioInputType', label: 'Audio Input Type', file: 'Binary File' },
	url: 'audioUrl',
	field: { name: 'audioBinaryPropertyName', label: 'Audio Data Field Name' },
	kinds: ['audio'],
};

/** The photo of who speaks. */
export const PHOTO: InputParameters = {
	label: 'Photo',
	type: { name: 'photoInputType', label: 'Photo Input Type', file: 'Binary File' },
	url: 'photoUrl',
	field: { name: 'photoBinaryPropertyName', label: 'Photo Data Field Name' },
	kinds: ['image'],
};

/** Who speaks as an avatar; what says which of the two has further values here. */
export const AVATAR: InputParameters = {
	label: 'Avatar',
	type: { name: 'avatarSource', label: 'Avatar Source', file: 'Photo or Video File' },
	url: 'avatarUrl',
	field: { name: 'avatarBinaryPropertyName', label: 'Avatar Data Field Name' },
	kinds: ['image', 'video'],
};

/** What is to be set to what in the editor when a file is to take the place of a URL. */
export function asFile({ type }: InputParameters): string {
	return `${type.label} to ${type.file}`;
}

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
 * @throws {InvalidParameter} when it is neither of the two, the URL is none, or the name of the binary
 * field is empty
 */
export function inputOf(
	parameters: JsonObject,
	input: InputParameters,
	key: string,
	within: InputFile['path'] = [],
): Input {
	const { label, type, url, field, kinds } = input;
	if (requireChoice(type.label, parameters[type.name], ['url', 'binary']) === 'binary') {
		const name = requireFieldName(field.label, parameters[field.name]);
		return { body: {}, files: [{ label, kinds, field: name, path: [...within, key] }] };
	}
	const address = requireHttpUrl(`${label} URL`, parameters[url], asFile(input));
	return { body: { [key]: address }, files: [] };
}

function requireFieldName(label: string, value: unknown): string {
	const name = textOf(value);
	if (name !== '') return name;
	throw new InvalidParameter(
		isJsonObject(value) || Array.isArray(value)
			? `${label} is not the name of a field: ${quote(value)}`
			: `${label} is empty`,
		'Enter the name of the binary field that holds the file, such as data, and not the file itself.',
	);
}
