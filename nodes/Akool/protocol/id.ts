/** An ID as text, or null when the value is none. */
export function idOf(value: unknown): string | null {
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
