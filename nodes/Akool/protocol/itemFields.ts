import type { JsonObject } from './types';

/**
 * Akool's own fields as the fields of an item that succeeded. Without `error`, because n8n takes an
 * item that has one for a failed item; and without `__proto__`, because n8n copies items key by key,
 * where this one would become the prototype.
 */
export function itemFields(data: JsonObject): JsonObject {
	const fields = Object.entries(data).filter(([key]) => key !== 'error' && key !== '__proto__');
	return Object.fromEntries(fields);
}
