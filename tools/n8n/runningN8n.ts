import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { lastLines } from '../progress';
import type { InstalledN8n } from './install';

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const ASK_EVERY_MS = 100;

/** What a process of n8n does: everything (`start`), or its part in queue mode. */
export type N8nCommand = 'start' | 'worker' | 'webhook';

/** A real n8n on 127.0.0.1. It stops by itself when the process that started it ends. */
export class RunningN8n {
	private child: ChildProcess | null = null;
	/** Milliseconds that the last start took until n8n answered. */
	readyAfterMs = 0;

	constructor(
		private readonly installed: InstalledN8n,
		/** Without a slash at the end. */
		readonly url: string,
		readonly userFolder: string,
		readonly logFile: string,
		private readonly env: Record<string, string>,
		private readonly command: N8nCommand = 'start',
	) {}

	/** n8n's release. */
	get version(): string {
		return this.installed.line.version;
	}

	/** The process id, or null while it is stopped. */
	get pid(): number | null {
		return this.child?.pid ?? null;
	}

	/** Everything n8n has printed since the log file was made. */
	logs(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/**
	 * Starts the stopped n8n and waits until it answers.
	 * @throws Error with the end of the log when it ends before or is not ready in two minutes
	 */
	async start(): Promise<void> {
		if (this.child) throw new Error('n8n is running already.');
		const started = performance.now();
		const { node, script } = this.installed;
		const log = openSync(this.logFile, 'a');
		const hook = path.join(__dirname, 'stopWithParent.js');
		const child = spawn(node, ['--require', hook, script, this.command], {
			cwd: this.userFolder,
			// n8n starts its task runner as plain `node`.
			env: { ...this.env, PATH: [path.dirname(node), this.env.PATH].join(path.delimiter) },
			stdio: ['ignore', log, log, 'ipc'],
		});
		closeSync(log);
		// Neither n8n nor the channel to it keeps this process from ending.
		child.unref();
		child.channel?.unref();
		this.child = child;
		let ended = '';
		child.once('error', (error) => (ended = error.message));
		child.once('exit', (code, signal) => {
			ended = `it ended with ${signal ?? `exit code ${code}`}`;
			if (this.child === child) this.child = null;
		});

		while (!(await this.answers())) {
			const late = performance.now() - started > READY_TIMEOUT_MS;
			if (ended || late) {
				await this.stop('SIGKILL');
				const why = ended || `it did not answer within ${READY_TIMEOUT_MS / 1_000} s`;
				const tail = lastLines(this.logs(), 40);
				throw new Error(`n8n ${this.version} did not start: ${why}.\n${this.logFile}:\n${tail}`);
			}
			await pause(ASK_EVERY_MS);
		}
		this.readyAfterMs = performance.now() - started;
	}

	/** Stops n8n; resolves when the process is gone. SIGKILL is a crash; any other signal becomes one after 15 s. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		const { child } = this;
		if (!child?.pid) return;
		const gone = once(child, 'exit');
		child.ref();
		const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		child.kill(signal);
		await gone;
		clearTimeout(impatient);
	}

	/** Stops n8n and starts it again on the same port and user folder. */
	async restart(signal?: NodeJS.Signals): Promise<void> {
		await this.stop(signal);
		await this.start();
	}

	private async answers(): Promise<boolean> {
		// No other command than `start` has the editor and its addresses.
		if (this.command !== 'start') return await this.serves('/healthz/readiness', 'json');
		// The health check of n8n 1.x comes before these routes. The editor's page is the last of all: before
		// it, n8n may still look after executions that a crash has cut off, and waiting ones look crashed.
		return (await this.serves('/rest/settings', 'json')) && (await this.serves('/', 'html'));
	}

	private async serves(address: string, format: string): Promise<boolean> {
		try {
			const response = await fetch(this.url + address);
			await response.arrayBuffer();
			return response.ok && String(response.headers.get('content-type')).includes(format);
		} catch {
			return false;
		}
	}
}
