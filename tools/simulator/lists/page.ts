import { failure } from '../resultCodes';
import type { Envelope } from '../types';

/** Entries of a page when the request does not say. */
const USUAL_SIZE = 100;

/** A query value that is a positive integer; the fallback when it is missing, null when it is wrong. */
function count(text: string | undefined, fallback: number): number | null {
	if (text === undefined || text === '') return fallback;
	return /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

/** The refusal of a `page` or `size` that is no positive integer. */
export function pageProblem(query: Record<string, string>): Envelope | null {
	for (const key of ['page', 'size']) {
		if (count(query[key], 1) === null) return failure(1003, `parameter ${key}: is not a number`);
	}
	return null;
}

/** The refusal of a query value that is neither missing nor one of these. */
export function choiceProblem(
	query: Record<string, string>,
	key: string,
	choices: string[],
): Envelope | null {
	const value = query[key];
	if (value === undefined || value === '' || choices.includes(value)) return null;
	return failure(1003, `parameter ${key}: must be ${choices.join(' or ')}`);
}

/**
 * One page of a list; pages are counted from 1.
 * @param largest the most entries that a page may have, however many are asked for
 */
export function pageOf<T>(
	entries: T[],
	query: Record<string, string>,
	largest: number,
): { entries: T[]; page: number; size: number } {
	const page = count(query.page, 1) ?? 1;
	const size = Math.min(count(query.size, USUAL_SIZE) ?? USUAL_SIZE, largest);
	return { entries: entries.slice((page - 1) * size, page * size), page, size };
}
