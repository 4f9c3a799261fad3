import type { Spread } from './statistics';

const MEGABYTE = 1024 * 1024;

/** `0.874`, `12.3`, `1,204`: three significant figures, but whole numbers in full. */
export function figure(value: number): string {
	const size = Math.abs(value);
	if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US');
	return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** `1.04 (0.98–1.21)`: median, least and most. */
export function range({ median, least, most }: Spread, unit = ''): string {
	return `${figure(median)}${unit} (${figure(least)}–${figure(most)})`;
}

/** A ratio as `range`, with the median distance from the median. */
export function ratioText(spread: Spread): string {
	const { median, least, most, deviation } = spread;
	return `${digits(median)} (${digits(least)}–${digits(most)}, ±${digits(deviation)})`;
}

/** What a goal tells of its rounds, where the figure itself is one number. */
export function roundsOf(
	{ least, most, deviation, count }: Spread,
	text: (value: number) => string = figure,
): { spread: string; rounds: number } {
	return { spread: `${text(least)}–${text(most)}, ±${text(deviation)}`, rounds: count };
}

/** Two digits after the point, as ratios are told. */
export function digits(value: number): string {
	return value.toFixed(2);
}

/** Bytes in megabytes, as n8n counts them. */
export function megabytes(bytes: number): number {
	return bytes / MEGABYTE;
}
