import { sleep } from 'n8n-workflow';

import type { N8nClient } from '../../../tools/n8n/client';

/** What a browser does with a form of n8n, without the browser. */
export class Customer {
	private readonly form: string;
	/** Where n8n shows the pages that come after the form; known once it is sent. */
	private next = '';

	/** @param webhookId of the Form Trigger of an active workflow */
	constructor(n8n: N8nClient, webhookId: string | undefined) {
		this.form = `${n8n.key.url}/form/${webhookId}`;
	}

	/** The page with the form. */
	async openForm(): Promise<string> {
		return await page(await fetch(this.form));
	}

	/** Sends the form: its fields by their place, counted from 0. */
	async send(fields: Array<string | File>): Promise<void> {
		const form = new FormData();
		for (const [place, value] of fields.entries()) form.append(`field-${place}`, value);
		const answer = await fetch(this.form, { method: 'POST', body: form });
		expect(answer.status).toBe(200);
		const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl: string };
		this.next = formWaitingUrl;
	}

	/** The number of the execution that the form has started. */
	get executionId(): string {
		return new URL(this.next).pathname.split('/').at(-1) ?? '';
	}

	/** What the page is told each time it asks how the execution stands. */
	async status(): Promise<string> {
		const url = new URL(this.next);
		url.pathname += '/n8n-execution-status';
		return (await page(await fetch(url))).trim();
	}

	/** Keeps the page open until it changes, and gives the page that comes then. */
	async nextPage(): Promise<string> {
		for (;;) {
			const status = await this.status();
			if (status === 'form-waiting') break;
			expect(['running', 'waiting']).toContain(status);
			await sleep(50);
		}
		const shown = await page(await fetch(this.next));
		// The page tells n8n that it has been shown.
		await page(await fetch(this.next, { method: 'POST' }));
		return shown;
	}
}

async function page(response: Response): Promise<string> {
	const text = await response.text();
	if (!response.ok) throw new Error(`n8n answered ${response.status}: ${text}`);
	return text;
}
