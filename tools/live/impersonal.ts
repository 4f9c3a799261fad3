/**
 * A copy of an answer with everything personal taken out: text becomes a stand-in of the same kind,
 * numbers become 1, whatever key they have. Lists keep their first entry.
 */
export function impersonal(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(impersonal);
	if (value !== null && typeof value === 'object') {
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, impersonal(inner)]),
		);
	}
	if (typeof value === 'number') return 1;
	if (typeof value !== 'string' || value === '') return value;
	return /^https?:/.test(value) ? 'https://example.com/file' : 'text';
}
