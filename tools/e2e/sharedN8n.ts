import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import { N8nClient } from '../n8n/client';
import { shareInstalled, userFolderWithPackage } from '../n8n/pack';
import type { SessionKey } from '../n8n/session';
import { startN8n } from '../n8n/start';
import type { RunningN8n } from '../n8n/start';
import { n8nLine } from '../n8n/versions';

// Jest gives each test file a copy of the environment, and nothing else of this process.
const SESSION = 'N8N_NODES_AKOOL_E2E_SESSION';
const LOGS = 'N8N_NODES_AKOOL_E2E_LOGS';

/** Where the n8n of a suite logs, a folder for each release. It stays there until the next run. */
export function logsOf(suite: 'e2e' | 'editor'): string {
	return path.join(REPOSITORY, 'artifacts', suite);
}

/** Where an n8n of this run logs. */
export function e2eLog(name: string): string {
	const folder = process.env[LOGS] ?? logsOf('e2e');
	return path.join(folder, n8nLine().version, `${name}.log`);
}

/** What the shared n8n has logged until now. */
export async function sharedLog(): Promise<string> {
	return await readFile(e2eLog('n8n'), 'utf8');
}

let running: RunningN8n | undefined;

/** Starts the one n8n that all test files share, with the package as npm would publish it. */
export async function startShared(suite: 'e2e' | 'editor'): Promise<void> {
	process.env[LOGS] = logsOf(suite);
	const logFile = e2eLog('n8n');
	await rm(path.dirname(logFile), { recursive: true, force: true });
	const userFolder = await userFolderWithPackage();
	shareInstalled(userFolder);
	running = await startN8n({ userFolder, logFile });
	const { key } = await N8nClient.connect(running.url);
	process.env[SESSION] = JSON.stringify(key);
}

/** Stops what `startShared` started. */
export async function stopShared(): Promise<void> {
	await running?.stop();
	if (running) await rm(running.userFolder, { recursive: true, force: true });
}

/** A client of the shared n8n, for test files. */
export function sharedN8n(): N8nClient {
	const key = process.env[SESSION];
	if (!key) throw new Error('The shared n8n is not running: use `npm run test:e2e`.');
	return N8nClient.resume(JSON.parse(key) as SessionKey);
}
