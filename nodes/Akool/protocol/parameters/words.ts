import { InvalidParameter, quote } from '../invalidParameter';
import { textOf } from './text';
import { isJsonObject } from '../types';
import { isUnset } from './unset';
import { requireCollection } from './collection';

/** Returns words separated by commas, or in a list. Throws {@link InvalidParameter}. */
export function requireWords(field: string, value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list
		.flatMap((word) => {
			if (typeof word === 'number' || isUnset(word)) return String(word ?? '');
			if (typeof word === 'string') return Array.isArray(value) ? word : word.split(',');
			throw new InvalidParameter(
				`${field} has an entry that is no word: ${quote(word)}`,
				'Enter words separated by commas, or let the expression give a list of texts.',
			);
		})
		.map((word) => word.trim())
		.filter((word) => word !== '');
}

/**
 * Returns the pairs of a fixed collection `{words: [{from, to}]}`, by their first word.
 *
 * @throws {InvalidParameter} naming the entry that is wrong
 */
export function requireWordPairs(field: string, value: unknown): Record<string, string> {
	const { words } = requireCollection(field, value);
	if (!isUnset(words) && !Array.isArray(words)) {
		throw new InvalidParameter(
			`${field} is not a list of words: ${quote(words)}`,
			'Fill in the entries one by one, or let the expression give a list of {from, to}.',
		);
	}
	const rows: unknown[] = Array.isArray(words) ? words : [];
	return Object.fromEntries(rows.map((row, index) => wordPair(field, row, index + 1)));
}

function wordPair(field: string, row: unknown, position: number): [string, string] {
	const { from, to } = isJsonObject(row) ? row : {};
	const [first, second] = [from, to].map(textOf);
	if (!first || !second) {
		throw new InvalidParameter(
			`${field} has an incomplete entry at position ${position}`,
			'Fill in both words of each entry, or remove it.',
		);
	}
	if (first === '__proto__') {
		throw new InvalidParameter(
			`${field} has a word that cannot be sent: "__proto__"`,
			'Remove the entry: n8n gives this word a meaning of its own.',
		);
	}
	return [first, second];
}
