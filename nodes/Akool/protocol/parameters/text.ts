import { InvalidParameter } from '../invalidParameter';

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
