import { rm } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import { N8nClient } from '../n8n/client';
import { userFolderWithPackage } from '../n8n/pack';
import type { SessionKey } from '../n8n/session';
import { startN8n } from '../n8n/start';
import type { RunningN8n } from '../n8n/start';

/** Where the n8n of the end-to-end tests logs. It stays there until the next run. */
export const E2E_LOG = path.join(REPOSITORY, 'artifacts/e2e/n8n.log');

// Jest gives each test file a copy of the environment, and nothing else of this process.
const SESSION = 'N8N_NODES_AKOOL_E2E_SESSION';

let running: RunningN8n | undefined;

/** Starts the one n8n that all test files share, with the package as npm would publish it. */
export async function startShared(): Promise<void> {
	await rm(E2E_LOG, { force: true });
	const userFolder = await userFolderWithPackage();
	running = await startN8n({ userFolder, logFile: E2E_LOG });
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
