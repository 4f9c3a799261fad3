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
	kinds: FileKind[];
}

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
	kinds: ['video'],
};

/** What the body is to have at the place of an input: a URL, or the link to a file. */
export interface Input {
	/** Undefined where a file comes in its place. */
	url: string | undefined;
	files: InputFile[];
}

/**
 * Reads an input that may be a URL or a file of the item.
 *
 * @param path where its URL or link goes in the body
 * @throws {InvalidParameter} when the URL is none, or the name of the binary field is empty
 */
export function inputOf(
	parameters: JsonObject,
	names: InputNames,
	{ label, fieldLabel, kinds }: InputWords,
	path: InputFile['path'],
): Input {
	const type = parameters[names.type];
	if (type === 'binary') {
		const field = requireFieldName(fieldLabel, parameters[names.field]);
		return { url: undefined, files: [{ label, kinds, field, path }] };
	}
	return { url: requireHttpUrl(`${label} URL`, parameters[names.url]), files: [] };
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
