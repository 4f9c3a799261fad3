/** What is wrong with a value, as the end of a sentence that begins with its name; null if nothing. */
export type Check = (value: unknown) => string | null;

/** Whether this is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether this is an http(s) URL. */
export function isWebAddress(value: unknown): value is string {
	return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}

export const flag: Check = (value) => (typeof value === 'boolean' ? null : 'must be a boolean');
export const webAddress: Check = (value) => (isWebAddress(value) ? null : 'must be an http(s) URL');
export const text: Check = (value) => (typeof value === 'string' ? null : 'must be a string');
export const filledText: Check = (value) =>
	typeof value === 'string' && value !== '' ? null : 'must be a string that is not empty';
/** An http(s) URL, or empty for no callbacks. */
export const webhook: Check = (value) => (value === '' ? null : webAddress(value));

/** A number of at least this. */
export function numberFrom(least: number): Check {
	return (value) =>
		typeof value === 'number' && value >= least ? null : `must be a number of at least ${least}`;
}

export const anyNumber: Check = numberFrom(-Infinity);

/** An integer in this range. */
export function wholeNumber(least: number, most: number): Check {
	return (value) =>
		Number.isInteger(value) && Number(value) >= least && Number(value) <= most
			? null
			: `must be an integer from ${least} to ${most}`;
}

/** One of these values, of the same type. */
export function oneOf(...values: Array<string | number>): Check {
	const words = values.map((value) => JSON.stringify(value)).join(' or ');
	return (value) => (values.some((allowed) => allowed === value) ? null : `must be ${words}`);
}

/** An object with none but these keys, each of them optional. */
export function record(checks: Map<string, Check>): Check {
	return (value) => {
		if (!isRecord(value)) return 'must be an object';
		return firstProblem(value, checks, 'has a wrong key ');
	};
}

/**
 * The first key that is not known or has a wrong value.
 * @param prefix what the sentence begins with, before the key
 */
export function firstProblem(
	value: Record<string, unknown>,
	checks: Map<string, Check>,
	prefix: string,
): string | null {
	for (const [key, entry] of Object.entries(value)) {
		const check = checks.get(key);
		const problem = check === undefined ? 'is not known' : check(entry);
		if (problem !== null) return `${prefix}${key}: ${key} ${problem}`;
	}
	return null;
}

/**
 * Whether this can be the body of a create call.
 * @param checks every key that Akool documents
 * @param required those of them that must be there
 * @returns a message that names the offending key, or null when all is well
 */
export function bodyProblem(
	body: unknown,
	checks: Map<string, Check>,
	required: string[],
): string | null {
	if (!isRecord(body)) return 'the body must be a JSON object';
	for (const key of required) {
		if (body[key] === undefined || body[key] === '') return `${key} is required`;
	}
	return firstProblem(body, checks, 'parameter ');
}
