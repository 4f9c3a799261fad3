import { InvalidParameter, quote } from '../invalidParameter';
import { isJsonObject } from '../types';
import { kindOf } from './text';

/** `URL` takes also what lacks a slash, and two addresses on two lines. */
const HTTP_URL = /^https?:\/\/[^\s/?#][^\r\n\t]*$/i;

/** Of a binary file, as n8n keeps it in an item. */
const FILE_KEYS = ['mimeType', 'data'];

/**
 * Returns the trimmed text if it is an http(s) URL.
 *
 * @param asFile what is to be set to what where a file can take the place of the URL
 * @throws {InvalidParameter} otherwise
 */
export function requireHttpUrl(field: string, value: unknown, asFile?: string): string {
	if (value !== undefined && value !== null && typeof value !== 'string')
		throw noText(field, value, asFile);
	const text = (value ?? '').trim();
	if (text === '') {
		throw new InvalidParameter(
			`${field} is empty`,
			`Enter a URL that starts with https:// or http://.`,
		);
	}
	if (!HTTP_URL.test(text) || !URL.canParse(text)) {
		throw new InvalidParameter(
			`${field} is not a valid URL: ${quote(text)}`,
			'Enter a complete URL that starts with https:// or http:// and that Akool can reach from the internet.',
		);
	}
	return text;
}

function noText(field: string, value: unknown, asFile?: string): InvalidParameter {
	// Its own keys: $input and its like of n8n answer to any name.
	if (isJsonObject(value) && FILE_KEYS.some((key) => Object.hasOwn(value, key))) {
		if (asFile === undefined)
			return new InvalidParameter(`${field} is a file`, 'Enter a URL that leads to it.');
		return new InvalidParameter(
			`${field} is a file: set ${asFile}`,
			'Then name the field that holds the file. Or enter a URL that leads to it.',
		);
	}
	return new InvalidParameter(
		`${field} is ${kindOf(value)}, not a URL: ${quote(value)}`,
		'Let the expression give the text of one URL, such as {{ $json.url }}.',
	);
}
