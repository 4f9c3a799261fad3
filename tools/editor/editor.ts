import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import { REPOSITORY } from '../folders';
import { OWNER } from '../n8n/session';
import { Canvas } from './canvas';
import { startChromium } from './chromium';
import { CredentialForm } from './credentialForm';
import { NodePanel } from './nodePanel';
import { NodeView } from './nodeView';
import { copiedText } from './text';

/** Where the pictures of each step are kept. */
export const SCREENSHOTS = path.join(REPOSITORY, 'artifacts/editor');

/** Under this name n8n notes that the user has seen its hint about pinning, which hides other things. */
const PIN_HINT_SEEN = 'N8N_PIN_DATA_DISCOVERY_NDV';
const PATIENCE_MS = 40_000;
const SETTLED_AFTER_MS = 400;

export interface EditorOptions {
	/** How the operating system is set; n8n follows it. */
	colorScheme?: 'light' | 'dark';
	/** In CSS pixels. */
	viewport?: { width: number; height: number };
	/** How many pixels of a picture a CSS pixel becomes. */
	deviceScaleFactor?: number;
}

/** n8n's editor in a browser, as its owner sees it. Everything fails after 40 s of waiting. */
export class Editor {
	readonly canvas: Canvas;
	readonly credentialForm: CredentialForm;
	readonly nodePanel: NodePanel;
	readonly node: NodeView;

	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		url: string,
		private readonly colorScheme: string,
	) {
		this.canvas = new Canvas(page, url);
		this.credentialForm = new CredentialForm(page, url);
		this.nodePanel = new NodePanel(page);
		this.node = new NodeView(page);
	}

	/**
	 * Starts a browser and opens the log-in page.
	 * @param url n8n's address without a slash at the end
	 * @throws Error when there is no Chromium
	 */
	static async open(url: string, options: EditorOptions = {}): Promise<Editor> {
		const { colorScheme = 'light', viewport = { width: 1440, height: 900 } } = options;
		const browser = await startChromium();
		const context = await browser.newContext({
			colorScheme,
			viewport,
			deviceScaleFactor: options.deviceScaleFactor,
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		await context.addInitScript(`localStorage.setItem('${PIN_HINT_SEEN}', 'true')`);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		await page.goto(`${url}/signin`);
		return new Editor(browser, page, url, colorScheme);
	}

	/** Logs in with the log-in page that is open. */
	async logIn({ email, password } = OWNER): Promise<void> {
		await this.page.fill('input[name=emailOrLdapLoginId]', email);
		await this.page.fill('input[type=password]', password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.getByTestId('project-home-menu-item').waitFor();
	}

	/** What the browser's clipboard holds. */
	async copiedText(): Promise<string> {
		return await copiedText(this.page);
	}

	/** Keeps a picture of what is shown now, numbered in the order of taking. */
	async screenshot(step: string): Promise<void> {
		const folder = path.join(SCREENSHOTS, this.colorScheme);
		await mkdir(folder, { recursive: true });
		const number = String((await readdir(folder)).length + 1).padStart(2, '0');
		// Panels slide in and icons load.
		await this.page.waitForTimeout(SETTLED_AFTER_MS);
		const file = path.join(folder, `${number}-${step}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled' });
	}

	/**
	 * Writes a picture of the smallest part of the page that holds these elements, without messages
	 * and without what a mouse pointer brings up.
	 * @param margin around them, in CSS pixels
	 */
	async picture(file: string, elements: Locator, margin = 0): Promise<void> {
		await this.page.mouse.move(0, 0);
		await this.page.waitForTimeout(SETTLED_AFTER_MS);
		const boxes = await Promise.all(
			(await elements.all()).map(async (element) => await element.boundingBox()),
		);
		const shown = boxes.filter((box) => box !== null);
		const left = Math.min(...shown.map(({ x }) => x)) - margin;
		const top = Math.min(...shown.map(({ y }) => y)) - margin;
		const right = Math.max(...shown.map(({ x, width }) => x + width)) + margin;
		const bottom = Math.max(...shown.map(({ y, height }) => y + height)) + margin;
		await this.page.screenshot({
			path: file,
			animations: 'disabled',
			style: '.el-notification { display: none; }',
			clip: { x: left, y: top, width: right - left, height: bottom - top },
		});
	}

	/** Ends the browser. */
	async close(): Promise<void> {
		await this.browser.close();
	}
}
