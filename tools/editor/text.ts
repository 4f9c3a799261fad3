import type { Page } from 'playwright-core';

/** What the first line of an element's text says: labels are followed by those of their buttons. */
export function firstLine(text: string): string {
	return text.trim().split('\n')[0] ?? '';
}

/** What the browser's clipboard holds. */
export async function copiedText(page: Page): Promise<string> {
	return await page.evaluate('navigator.clipboard.readText()');
}
