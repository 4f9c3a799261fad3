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
	const digits = (value: number) => value.toFixed(2);
	const { median, least, most, deviation } = spread;
	return `${digits(median)} (${digits(least)}–${digits(most)}, ±${digits(deviation)})`;
}

/** Bytes in megabytes, as n8n counts them. */
export function megabytes(bytes: number): number {
	return bytes / MEGABYTE;
}
