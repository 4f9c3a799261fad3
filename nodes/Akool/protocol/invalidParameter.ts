/** A parameter that cannot be sent to Akool; found before anything is sent. */
export class InvalidParameter extends Error {
	/**
	 * @param message names the field as the editor does, and what is wrong with it
	 * @param description says what the user can do
	 */
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
		this.name = 'InvalidParameter';
	}
}

/** The trimmed text, or a number as text; empty for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Returns the trimmed text if there is any. Throws {@link InvalidParameter} otherwise. */
export function requireText(field: string, value: unknown): string {
	const text = textOf(value);
	if (text !== '') return text;
	throw new InvalidParameter(`${field} is empty`, `Enter a value, or check the expression in it.`);
}

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
	if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
		throw new InvalidParameter(
			`${field} is not a valid URL: ${quote(text)}`,
			'Enter a complete URL that starts with https:// or http:// and that Akool can reach from the internet.',
		);
	}
	return text;
}

function noText(field: string, value: unknown, asFile?: string): InvalidParameter {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	if (isObject && ('mimeType' in value || 'data' in value)) {
		if (asFile === undefined)
			return new InvalidParameter(`${field} is a file`, 'Enter a URL that leads to it.');
		return new InvalidParameter(
			`${field} is a file: set ${asFile}`,
			'Then name the field that holds the file. Or enter a URL that leads to it.',
		);
	}
	const kind = Array.isArray(value) ? 'a list' : isObject ? 'an object' : `a ${typeof value}`;
	return new InvalidParameter(
		`${field} is ${kind}, not a URL: ${quote(value)}`,
		'Let the expression give the text of one URL, such as {{ $json.url }}.',
	);
}

/** Bounds of a number field; both ends belong to the range, unless it is to be more than the lower. */
export interface NumberRange {
	min: number;
	moreThanMin?: boolean;
	max?: number;
	integer?: boolean;
}

/** Returns the number if it is in range. Throws {@link InvalidParameter} otherwise. */
export function requireNumber(field: string, value: unknown, range: NumberRange): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const valid =
		typeof number === 'number' &&
		Number.isFinite(number) &&
		(range.moreThanMin ? number > range.min : number >= range.min) &&
		number <= (range.max ?? Infinity) &&
		(!range.integer || Number.isInteger(number));
	if (valid) return number;
	const kind = range.integer ? 'whole number' : 'number';
	const least = range.moreThanMin ? `greater than ${range.min}` : `of at least ${range.min}`;
	const bounds = range.max === undefined ? least : `from ${range.min} to ${range.max}`;
	throw new InvalidParameter(
		`${field} is out of range: ${quote(value)}`,
		`Enter a ${kind} ${bounds}.`,
	);
}

const QUOTE_LENGTH = 100;

/** A value as an error message shows it: short, and never "[object Object]". */
export function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return text.length > QUOTE_LENGTH ? `"${text.slice(0, QUOTE_LENGTH)}…"` : `"${text}"`;
}
