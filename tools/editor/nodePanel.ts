import type { Locator, Page } from 'playwright-core';

/** What a hit of the search says. */
export interface FoundNode {
	name: string;
	description: string;
}

/** The panel in which a user looks for nodes. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	/** Opens the panel. */
	async open(): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.searchBar.waitFor();
	}

	/** Types into the search of the open panel, and gives what it finds, the best first. */
	async search(words: string): Promise<FoundNode[]> {
		// The search begins when typing has paused: till then the list stays as it was.
		const list = `[...document.querySelectorAll('[data-test-id=item-iterator-item]')]
			.map(({ innerText }) => innerText)`;
		const before = JSON.stringify(await this.page.evaluate(list));
		await this.searchBar.fill(words);
		await this.page.waitForFunction(
			`${list}.length > 0 && ${list}.every((text) => !${before}.includes(text))`,
		);
		return await Promise.all(
			(await this.hits.all()).map(async (hit) => ({
				name: (await hit.getByTestId('node-creator-item-name').innerText()).trim(),
				description: (await hit.getByTestId('node-creator-item-description').innerText()).trim(),
			})),
		);
	}

	/** Chooses a hit by its name; n8n then shows what it can do, or puts it on the canvas. */
	async choose(name: string): Promise<void> {
		const hit = this.hits.filter({ has: this.page.getByText(name, { exact: true }) });
		await hit.click();
		// The hits slide out of sight, and are counted till then.
		await hit.waitFor({ state: 'detached' });
	}

	/** Chooses one of the entries of the chosen node, which puts it on the canvas and opens it. */
	async add(entry: string): Promise<void> {
		await this.hits.getByText(entry, { exact: true }).click();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** What the chosen node can start a workflow by, or do. */
	async entries(): Promise<string[]> {
		await this.hits.first().waitFor();
		await this.openCategories();
		const names = this.hits.getByTestId('node-creator-item-name');
		// n8n draws a long list a few at a time, and its titles say how many come: "Actions (20)".
		const titles = await this.page.getByTestId('node-creator-category-item').allInnerTexts();
		const counts = titles.map((title) => Number(/\((\d+)\)/.exec(title)?.[1] ?? 0));
		await names.nth(counts.reduce((sum, count) => sum + count, 0) - 1).waitFor();
		return (await names.allInnerTexts()).map((text) => text.trim());
	}

	/** Opens what is closed. Looks and clicks at once, because n8n opens some by itself meanwhile. */
	private async openCategories(): Promise<void> {
		const closed = '[data-category-collapsed=true] [data-test-id=node-creator-category-item]';
		await this.page.waitForFunction(`(() => {
			const titles = [...document.querySelectorAll('${closed}')];
			for (const title of titles) title.click();
			return titles.length === 0;
		})()`);
	}

	private get searchBar(): Locator {
		return this.page.getByTestId('node-creator-search-bar');
	}

	private get hits(): Locator {
		return this.page.getByTestId('item-iterator-item');
	}
}
