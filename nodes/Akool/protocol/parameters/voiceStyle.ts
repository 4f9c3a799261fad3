/** The moods of the voice that Akool knows. */
export const VOICE_STYLES = [
	...(['affectionate', 'angry', 'calm', 'cheerful', 'depressed', 'disgruntled'] as const),
	...(['embarrassed', 'empathetic', 'excited', 'fearful', 'friendly', 'professional'] as const),
	...(['relaxed', 'sad', 'serious', 'unfriendly'] as const),
] as const;
