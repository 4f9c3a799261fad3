/** A number, or text that is one; null for anything else. */
export function asNumber(value: unknown): number | null {
	if (typeof value === 'string' && value.trim() !== '') return asNumber(Number(value));
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
