import { InvalidParameter, quote } from '../invalidParameter';
import { isUnset } from './unset';

/** The trimmed text, or a number as text; empty for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Returns the trimmed text if there is any. Throws {@link InvalidParameter} otherwise. */
export function requireText(field: string, value: unknown): string {
	const text = textOf(value);
	if (text !== '') return text;
	if (isUnset(value)) {
		throw new InvalidParameter(
			`${field} is empty`,
			`Enter a value, or check the expression in it.`,
		);
	}
	throw new InvalidParameter(
		`${field} is ${kindOf(value)}, not text: ${quote(value)}`,
		'Let the expression give one text, such as {{ $json._id }}.',
	);
}

/** What a value that is no text is called. */
export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
