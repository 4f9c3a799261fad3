import { InvalidParameter, quote } from '../invalidParameter';

/** Returns what is meant by true, false, 1, 0 and their texts. Throws {@link InvalidParameter}. */
export function requireBoolean(field: string, value: unknown): boolean {
	const text = ['boolean', 'number', 'string'].includes(typeof value)
		? String(value).trim().toLowerCase()
		: '';
	if (text === 'true' || text === '1') return true;
	if (text === 'false' || text === '0') return false;
	throw new InvalidParameter(
		`${field} is not true or false: ${quote(value)}`,
		'Enter true or false.',
	);
}
