import type { Locator, Page } from 'playwright-core';

/** The area on which the nodes of a workflow are laid out. */
export class Canvas {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens an empty workflow. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	/** Opens a saved workflow. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.nodes.first().waitFor();
	}

	/** All nodes as they lie there. */
	get nodes(): Locator {
		return this.page.getByTestId('canvas-node');
	}

	/** A node as it lies there. */
	node(name: string): Locator {
		return this.page.locator(
			`[data-test-id="canvas-node"][data-node-name=${JSON.stringify(name)}]`,
		);
	}

	/** The sign on a node that it has succeeded, failed or waits; it is there as soon as that is so. */
	status(name: string, status: 'success' | 'error' | 'waiting'): Locator {
		if (status === 'waiting') return this.page.locator('.waiting').and(this.node(name));
		return this.node(name).getByTestId(`canvas-node-status-mark-${status}`);
	}

	/** What stands below the name of a node. */
	async subtitle(name: string): Promise<string> {
		return await this.node(name).locator('[class*=subtitle]').innerText();
	}

	/** Opens the details of a node. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Presses "Execute workflow". */
	async execute(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
	}

	/** Zooms so that every node is seen. */
	async zoomToFit(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
	}
}
