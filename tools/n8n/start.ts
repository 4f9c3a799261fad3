import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { temporaryFolder } from '../folders';
import { lastLines } from '../progress';
import { freePorts } from './freePorts';
import { installN8n } from './install';
import type { InstalledN8n } from './install';
import { n8nLine } from './versions';

const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const ASK_EVERY_MS = 100;
// n8n reads dozens of variables: what a developer has set for an n8n of their own stays out.
const INHERITED = ['PATH', 'USER', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];

export interface StartOptions {
	/** `2.x` or `1.x`; by default what N8N_LINE says. */
	line?: string;
	/** Environment variables beside (or in place of) those that the harness sets. */
	env?: Record<string, string>;
	/** N8N_USER_FOLDER; by default a fresh, empty one without our package. */
	userFolder?: string;
	/** n8n's port; by default any free one. */
	port?: number;
	/** Receives n8n's output, appended; by default `n8n.log` in the user folder. */
	logFile?: string;
}

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
		const child = spawn(node, ['--require', hook, script, 'start'], {
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
		try {
			// The health check answers before n8n 1.x has registered its routes.
			const response = await fetch(`${this.url}/rest/settings`);
			await response.json();
			return response.ok;
		} catch {
			return false;
		}
	}
}

/**
 * Installs n8n if need be, starts it and waits until it answers.
 * @throws Error with the end of the log when it does not come up
 */
export async function startN8n(options: StartOptions = {}): Promise<RunningN8n> {
	const installed = await installN8n(n8nLine(options.line));
	const [freePort, brokerPort] = await freePorts(2);
	const port = options.port ?? freePort;
	const userFolder = options.userFolder ?? (await temporaryFolder());
	const logFile = options.logFile ?? path.join(userFolder, 'n8n.log');
	mkdirSync(path.dirname(logFile), { recursive: true });
	const inherited = INHERITED.map((name) => [name, process.env[name]]).filter(([, value]) => value);
	const env: Record<string, string> = {
		...(Object.fromEntries(inherited) as Record<string, string>),
		// n8n keeps a cache in the home folder that two of them at once would spoil.
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_ENABLED: 'true',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		DB_SQLITE_POOL_SIZE: '2',
		...installed.line.env,
		...options.env,
	};
	const n8n = new RunningN8n(installed, `http://127.0.0.1:${port}`, userFolder, logFile, env);
	await n8n.start();
	return n8n;
}
