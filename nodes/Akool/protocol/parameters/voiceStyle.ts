import { InvalidParameter, quote } from '../invalidParameter';

/** The moods of the voice that Akool knows. */
export const VOICE_STYLES: readonly string[] = [
	...['affectionate', 'angry', 'calm', 'cheerful', 'depressed', 'disgruntled', 'embarrassed'],
	...['empathetic', 'excited', 'fearful', 'friendly', 'professional', 'relaxed', 'sad', 'serious'],
	'unfriendly',
];

/** Returns the style if Akool knows it. Throws {@link InvalidParameter} otherwise. */
export function requireStyle(field: string, value: unknown): string {
	const style = typeof value === 'string' ? value.trim().toLowerCase() : '';
	if (VOICE_STYLES.includes(style)) return style;
	throw new InvalidParameter(
		`${field} is not one that Akool knows: ${quote(value)}`,
		`Choose one of: ${VOICE_STYLES.join(', ')}.`,
	);
}
