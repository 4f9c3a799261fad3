import type { Page } from 'playwright-core';

/** What the first line of an element's text says: labels are followed by those of their buttons. */
export function firstLine(text: string): string {
	return text.trim().split('\n')[0] ?? '';
}

/** So often one looks whether the clipboard has been filled; in milliseconds. */
const LOOK_EVERY_MS = 50;

/**
 * What the browser's clipboard holds once it is what was to be copied: it is filled some time after
 * the click.
 */
export async function newlyCopied(page: Page, isIt: (text: string) => boolean): Promise<string> {
	for (;;) {
		const text = await copiedText(page);
		if (isIt(text)) return text;
		await page.waitForTimeout(LOOK_EVERY_MS);
	}
}

/** What the browser's clipboard holds. */
export async function copiedText(page: Page): Promise<string> {
	return await page.evaluate('navigator.clipboard.readText()');
}
