import { existsSync } from 'node:fs';

import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';

const USUAL_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Where a Chromium is: the file that the environment variable CHROMIUM_PATH names, else one of the
 * usual places, else null.
 * @throws Error when CHROMIUM_PATH names no file
 */
export function findChromium(): string | null {
	const { CHROMIUM_PATH } = process.env;
	if (!CHROMIUM_PATH) return USUAL_PATHS.find((path) => existsSync(path)) ?? null;
	if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
	throw new Error(`CHROMIUM_PATH is "${CHROMIUM_PATH}", but there is no such file.`);
}

/**
 * Starts Chromium without a window and with an empty profile.
 * @throws Error when there is none
 */
export async function startChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === null) throw new Error('No Chromium found: apt-get install chromium');
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: FLAGS });
}
