import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from '../folders';
import { n8nEnvironment } from './environment';
import { freePorts } from './freePorts';
import { installN8n } from './install';
import { RunningN8n } from './runningN8n';
import type { N8nCommand } from './runningN8n';
import { n8nLine } from './versions';

export type { RunningN8n } from './runningN8n';

export interface StartOptions {
	/** `2.x` or `1.x`; by default what N8N_LINE says. */
	line?: string;
	/** By default `start`, which is all of n8n in one process. */
	command?: N8nCommand;
	/** Environment variables beside (or in place of) those that the harness sets. */
	env?: Record<string, string>;
	/** N8N_USER_FOLDER; by default a fresh, empty one without our package. */
	userFolder?: string;
	/** n8n's port; by default any free one. */
	port?: number;
	/** Receives n8n's output, appended; by default `n8n.log` in the user folder. */
	logFile?: string;
}

/**
 * Installs n8n if need be, starts it and waits until it answers.
 * @throws Error with the end of the log when it does not come up
 */
export async function startN8n(options: StartOptions = {}): Promise<RunningN8n> {
	const installed = await installN8n(n8nLine(options.line));
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const { command = 'start', port = freePort } = options;
	const userFolder = options.userFolder ?? (await temporaryFolder());
	const logFile = options.logFile ?? path.join(userFolder, 'n8n.log');
	mkdirSync(path.dirname(logFile), { recursive: true });
	const env = {
		...n8nEnvironment(command, userFolder, port, brokerPort),
		...installed.line.env,
		...options.env,
	};
	const url = `http://127.0.0.1:${port}`;
	const n8n = new RunningN8n(installed, url, userFolder, logFile, env, command);
	await n8n.start();
	return n8n;
}
