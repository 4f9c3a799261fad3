import type { JsonObject } from '../protocol/types';

/**
 * The text of a number as it stands in a JSON object, with all its digits: JSON.parse keeps only the
 * first 16 or so. Undefined where the object holds no number under that key.
 *
 * @param json text that JSON.parse takes for an object
 * @param key a key of the object itself, not of one within it
 */
export function numberAsSent(json: string, key: string): string | undefined {
	let depth = 0;
	let text: string | undefined;
	let name: string | undefined;
	let found: string | undefined;
	for (let at = 0; at < json.length; at++) {
		const character = json.charAt(at);
		if (character === '"') {
			const end = endOfText(json, at);
			text = json.slice(at, end);
			at = end - 1;
		} else if (character === ':') {
			name = depth === 1 && text !== undefined && isName(text, key) ? key : undefined;
		} else if (character === ',') {
			name = undefined;
		} else if (character === '{' || character === '[') {
			depth++;
		} else if (character === '}' || character === ']') {
			depth--;
		} else if (name !== undefined && depth === 1 && /[-\d]/.test(character)) {
			const [digits] = /^[-+.\deE]+/.exec(json.slice(at, at + LONGEST_NUMBER)) ?? [''];
			found = digits;
			at += digits.length - 1;
		}
	}
	return found;
}

/** Longer numbers are cut, and so are signed by nobody. */
const LONGEST_NUMBER = 10_000;

/** The place behind the quotation mark that ends a text; `start` is that of the one before it. */
function endOfText(json: string, start: number): number {
	for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
		let backslashes = 0;
		while (json.charAt(end - 1 - backslashes) === '\\') backslashes++;
		if (backslashes % 2 === 0) return end + 1;
	}
	return json.length;
}

/** A name may be written with escapes, of six characters each at most. */
function isName(text: string, key: string): boolean {
	return text.length <= 6 * key.length + 2 && JSON.parse(text) === key;
}

/**
 * The body of a callback with the digits of its nonce as they were sent, because they are what is
 * signed.
 *
 * @param raw the body before it was parsed; undefined where n8n has kept none
 */
export function withNonceAsSent(body: JsonObject, raw: unknown): JsonObject {
	if (typeof body.nonce !== 'number' || !Buffer.isBuffer(raw)) return body;
	return { ...body, nonce: numberAsSent(raw.toString('utf8'), 'nonce') ?? body.nonce };
}
