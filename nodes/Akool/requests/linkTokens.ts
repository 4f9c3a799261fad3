import type { ApiAnswer } from '../protocol/envelope';

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
	const objects: Array<Record<string, unknown>> = [];
	const conceal = (holder: Record<string, unknown>, key: string) => {
		const value = holder[key];
		if (typeof value === 'string') {
			const concealed = value.replace(TOKEN, '$1…');
			if (concealed !== value) holder[key] = concealed;
		} else if (typeof value === 'object' && value !== null) {
			objects.push(value as Record<string, unknown>);
		}
	};
	conceal(answer as unknown as Record<string, unknown>, 'body');
	for (const object of objects) for (const key of Object.keys(object)) conceal(object, key);
	return answer;
}
