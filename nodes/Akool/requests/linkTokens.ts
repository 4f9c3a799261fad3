import type { ApiAnswer } from '../protocol/envelope';
import type { JsonObject } from '../protocol/types';

/** The token in a link of n8n to a file of a workflow, and what is before it. */
const TOKEN = /(\/binary-data\/signed\?token=)[\w.-]+/g;

/**
 * Puts "…" in place of the token of every link to a file in an answer. Akool repeats what it was
 * sent; but who has such a link has the file, and answers get into items, errors, and what n8n
 * saves with the execution.
 *
 * @returns the same answer, changed
 */
export function withoutLinkTokens(answer: ApiAnswer): ApiAnswer {
	concealLinkTokens(answer as unknown as JsonObject, ['body']);
	return answer;
}

/**
 * Puts "…" in place of the token of every link to a file in what JSON can hold, in place.
 *
 * @param keys those of the object that are looked at
 */
export function concealLinkTokens(object: JsonObject, keys = Object.keys(object)): void {
	const objects: JsonObject[] = [];
	const conceal = (holder: JsonObject, key: string) => {
		const value = holder[key];
		if (typeof value === 'string') {
			const concealed = value.replace(TOKEN, '$1…');
			if (concealed !== value) holder[key] = concealed;
		} else if (typeof value === 'object' && value !== null) {
			objects.push(value as JsonObject);
		}
	};
	for (const key of keys) conceal(object, key);
	for (const each of objects) for (const key of Object.keys(each)) conceal(each, key);
}
