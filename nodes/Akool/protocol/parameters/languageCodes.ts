import { InvalidParameter, quote } from '../invalidParameter';
import { isUnset } from './unset';

/** What Akool takes for "find out yourself" as source language. */
export const DETECT = 'DEFAULT';

/** Returns the language code. Throws {@link InvalidParameter} for anything else. */
export function requireLanguage(field: string, value: unknown): string {
	const code = typeof value === 'string' ? value.trim() : value;
	if (typeof code === 'string' && /^[\w-]{1,35}$/.test(code)) return code;
	throw new InvalidParameter(
		`${field} has an unknown language: ${quote(code)}`,
		'Use the language codes (lang_code) that List Languages gives, such as "fr".',
	);
}

/** Returns the codes of a list or of comma-separated text, each once. Throws {@link InvalidParameter}. */
export function requireLanguages(field: string, value: unknown): string[] {
	const list: unknown[] =
		typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
	const codes = list
		.filter((entry) => !(isUnset(entry) && (entry !== null || entry === value)))
		.map((entry) => requireLanguage(field, entry));
	if (codes.length === 0) {
		throw new InvalidParameter(
			`${field} is empty`,
			'Choose at least one language to translate the video into.',
		);
	}
	return [...new Set(codes)];
}
