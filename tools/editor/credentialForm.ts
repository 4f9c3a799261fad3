import type { Locator, Page } from 'playwright-core';

import { firstLine } from './text';

/** The form in which a user fills in a credential. */
export class CredentialForm {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** The form itself. */
	get dialog(): Locator {
		return this.page.getByTestId('editCredential-modal');
	}

	/** Opens the list of credentials and, from there, the form of a new one, which it searches for. */
	async openNew(displayName: string): Promise<void> {
		await this.page.goto(`${this.url}/home/credentials/create`);
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(displayName);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: displayName, visible: true })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.dialog.waitFor();
	}

	/** What stands above the fields, in their order; a field that must be filled in ends in " *". */
	async labels(): Promise<string[]> {
		const labels = this.dialog.getByTestId('credential-connection-parameter').locator('label');
		return (await labels.allInnerTexts()).map(firstLine).filter(Boolean);
	}

	/** The notice above the fields. */
	async notice(): Promise<string> {
		return await this.noticeElement().innerText();
	}

	/** Where the link in the notice leads. */
	async noticeLink(): Promise<string | null> {
		return await this.noticeElement().locator('a').getAttribute('href');
	}

	/** Chooses an entry of a dropdown by its text. */
	async choose(field: string, entry: string): Promise<void> {
		await this.field(field).click();
		await this.page.getByRole('option', { name: entry, exact: true }).click();
	}

	async fill(fields: Record<string, string>): Promise<void> {
		for (const [field, text] of Object.entries(fields)) {
			await this.field(field).locator('input').fill(text);
		}
	}

	/** Scrolls to the notice, which stands above the fields. */
	async showTop(): Promise<void> {
		await this.noticeElement().scrollIntoViewIfNeeded();
	}

	/** Presses "Save", upon which n8n tests the credential, or "Retry" when it is saved already. */
	async saveAndTest(): Promise<void> {
		await this.dialog.getByTestId('credential-save-button').click();
	}

	/** Waits for the test to succeed. */
	async success(): Promise<string> {
		const banner = this.dialog.getByTestId('credentials-config-container-test-success');
		return await banner.innerText();
	}

	/** Waits for the test to fail with words like these, asks for the details and reads them. */
	async failure(words = ''): Promise<string> {
		const details = this.dialog.locator('[class*=_details_]').filter({ hasText: words });
		await this.dialog.getByText('More details').or(details).first().click();
		return await details.innerText();
	}

	private noticeElement(): Locator {
		return this.dialog.getByTestId('credential-connection-parameter').locator('.notice');
	}

	private field(name: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${name}`);
	}
}
