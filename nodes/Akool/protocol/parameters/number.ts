import { InvalidParameter, quote } from '../invalidParameter';
import { isUnset } from './unset';

/** Bounds of a number field, if any; both ends belong to the range, unless it is to be more than the lower. */
export interface NumberRange {
	min?: number;
	moreThanMin?: boolean;
	max?: number;
	integer?: boolean;
}

/**
 * Returns the number if it is in range.
 *
 * @param preset what a field stands for that was left empty, if it may be
 * @throws {InvalidParameter} otherwise
 */
export function requireNumber(
	field: string,
	value: unknown,
	range: NumberRange,
	preset?: number,
): number {
	if (preset !== undefined && isUnset(value)) return preset;
	const { min = -Infinity, max = Infinity } = range;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const valid =
		typeof number === 'number' &&
		Number.isFinite(number) &&
		(range.moreThanMin ? number > min : number >= min) &&
		number <= max &&
		(!range.integer || Number.isInteger(number));
	if (valid) return number;
	const kind = range.integer ? 'whole number' : 'number';
	const least = range.moreThanMin ? ` greater than ${min}` : ` of at least ${min}`;
	const bounds = range.max === undefined ? least : ` from ${min} to ${max}`;
	throw new InvalidParameter(
		`${field} is out of range: ${quote(value)}`,
		`Enter a ${kind}${range.min === undefined ? '' : bounds}.`,
	);
}
