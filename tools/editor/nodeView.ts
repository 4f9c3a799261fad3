import type { IDataObject } from 'n8n-workflow';
import type { Locator, Page } from 'playwright-core';

import { firstLine, newlyCopied } from './text';

/** The details of one node: input, parameters and output. */
export class NodeView {
	constructor(private readonly page: Page) {}

	/** The details as a whole. */
	get dialog(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** What the node put out, or why it did not. */
	get output(): Locator {
		return this.dialog.getByTestId('output-panel');
	}

	/** Where the parameters are. */
	get parameters(): Locator {
		return this.dialog.getByTestId('node-parameters');
	}

	/** What stands above the fields, in their order. */
	async labels(): Promise<string[]> {
		const labels = this.parameters.locator('label');
		const visible = labels.filter({ visible: true });
		return (await visible.allInnerTexts()).map(firstLine).filter(Boolean);
	}

	/** Opens a dropdown and gives its entries once they are loaded. */
	async openDropdown(parameter: string): Promise<string[]> {
		await this.parameter(parameter).locator('input').first().click();
		await this.entries.first().waitFor();
		return (await this.entries.allInnerTexts()).map(firstLine);
	}

	/** Opens the list of options that can be added. */
	async openOptions(): Promise<string[]> {
		const list = this.dialog.getByTestId('collection-parameter-add').filter({ visible: true });
		await list.click();
		await this.entries.first().waitFor();
		return (await this.entries.allInnerTexts()).map(firstLine);
	}

	/** What the sign beside a dropdown tells that could not be filled. */
	async dropdownProblem(parameter: string): Promise<string> {
		const sign = this.parameter(parameter).getByTestId('parameter-issues').locator('svg');
		const tooltip = this.page.getByText('There was a problem loading').filter({ visible: true });
		// A form that is drawn anew in between takes the sign from under the mouse.
		while ((await tooltip.count()) === 0) {
			await sign.hover();
			await this.page.waitForTimeout(500);
			if ((await tooltip.count()) === 0) await this.page.mouse.move(0, 0);
		}
		return await tooltip.first().innerText();
	}

	/** Turns a switch on or off. */
	async toggle(parameter: string): Promise<void> {
		await this.parameter(parameter).locator('.el-switch').click();
	}

	/** Closes the dropdown that is open. */
	async closeDropdown(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.entries.first().waitFor({ state: 'hidden' });
	}

	/** Chooses an entry of a dropdown by the first line of its text. */
	async choose(parameter: string, entry: string): Promise<void> {
		await this.openDropdown(parameter);
		await this.entries.filter({ has: this.page.getByText(entry, { exact: true }) }).click();
		await this.entries.first().waitFor({ state: 'hidden' });
	}

	/** Chooses a credential by its name. */
	async useCredential(name: string): Promise<void> {
		await this.dialog.getByTestId('node-credentials-select').click();
		await this.page.getByText(name, { exact: true }).filter({ visible: true }).click();
	}

	/** Opens "Webhook URLs" and copies the test URL to the clipboard. */
	async copyTestUrl(): Promise<void> {
		await this.dialog.getByText('Webhook URLs').click();
		await this.dialog.locator('.webhook-url').click();
		await newlyCopied(this.page, (text) => text.includes('/webhook-test/'));
	}

	/** Presses "Execute step". */
	async execute(): Promise<void> {
		await this.dialog.getByTestId('node-execute-button').click();
	}

	/** Waits for an error and reads its message and its description. */
	async error(): Promise<{ message: string; description: string }> {
		return {
			message: await this.output.getByTestId('node-error-message').innerText(),
			description: await this.output.getByTestId('node-error-description').innerText(),
		};
	}

	/** Waits for items and copies them from the JSON view, which itself shows only so many lines. */
	async items(): Promise<IDataObject[]> {
		await this.output.getByTestId('radio-button-json').click();
		await this.output.locator('.vjs-tree').hover({ position: { x: 5, y: 5 } });
		await this.page.evaluate("navigator.clipboard.writeText('')");
		await this.output.getByTestId('ndv-json-actions').getByRole('button').first().click();
		const text = await newlyCopied(this.page, (copied) => copied !== '');
		return JSON.parse(text) as IDataObject[];
	}

	/** Closes the details. */
	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	private get entries(): Locator {
		return this.page.getByRole('option').filter({ visible: true });
	}

	private parameter(name: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${name}`);
	}
}
