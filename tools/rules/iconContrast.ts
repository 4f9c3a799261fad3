import { readFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from '../folders';

/** What n8n paints behind a node's icon. */
const BACKGROUNDS = { light: '#ffffff', dark: '#2b2b2b' };

/**
 * The best contrast, as WCAG counts it, of the colours of an icon against the editor's background.
 * @param icon an SVG file in the repository
 * @returns from 1 (invisible) to 21
 */
export function iconContrast(icon: string, theme: keyof typeof BACKGROUNDS): number {
	const svg = readFileSync(path.join(REPOSITORY, icon), 'utf8');
	const colours = [...svg.matchAll(/(?:fill|stroke|stop-color)="(#[0-9a-f]{6})"/gi)].map(
		([, colour = '']) => colour,
	);
	if (colours.length === 0) throw new Error(`${icon} names no colour like #rrggbb.`);
	return Math.max(...colours.map((colour) => contrast(colour, BACKGROUNDS[theme])));
}

/** The contrast of two colours like `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const share = parseInt(colour.slice(start, start + 2), 16) / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
