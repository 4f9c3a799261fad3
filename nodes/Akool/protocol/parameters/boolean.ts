import { InvalidParameter, quote } from '../invalidParameter';
import { isUnset } from './unset';

/**
 * Returns what is meant by true, false, 1, 0 and their texts.
 *
 * @param preset what a field stands for that was left empty, if it may be
 * @throws {InvalidParameter} for anything else
 */
export function requireBoolean(field: string, value: unknown, preset?: boolean): boolean {
	if (preset !== undefined && isUnset(value)) return preset;
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
