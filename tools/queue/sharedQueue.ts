import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import { N8nClient } from '../n8n/client';
import type { SessionKey } from '../n8n/session';
import { CleanUp } from './cleanUp';
import { keepRunning } from './keepRunning';
import { findQueuePrograms } from './programs';
import { startQueue } from './startQueue';

/** Where all processes log. The logs stay there until the next run. */
export const QUEUE_LOGS = path.join(REPOSITORY, 'artifacts/queue');

const STATE_FILE = path.join(QUEUE_LOGS, 'processes.json');

/** A process of n8n as test files see it. */
export interface QueueProcess {
	pid: number | null;
	/** Without a slash at the end. */
	url: string;
	logFile: string;
}

/** n8n in queue mode as test files see it. */
export interface QueueState {
	/** Of the main process. */
	session: SessionKey;
	webhook: QueueProcess;
	workers: QueueProcess[];
}

const cleanUp = new CleanUp();

/** Starts the n8n in queue mode that all test files share. */
export async function startShared(): Promise<void> {
	const found = findQueuePrograms();
	if ('missing' in found) throw new Error(`No queue mode here: ${found.missing.join('; ')}.`);
	await rm(QUEUE_LOGS, { recursive: true, force: true });
	await mkdir(QUEUE_LOGS, { recursive: true });
	try {
		const { main, webhooks, workers } = await startQueue(found.programs, QUEUE_LOGS, cleanUp);
		const [webhook] = webhooks;
		if (webhook === undefined) throw new Error('There is no webhook process.');
		const { key: session } = await N8nClient.connect(main.url);
		const seen = ({ pid, url, logFile }: QueueProcess) => ({ pid, url, logFile });
		const save = async () => {
			const state: QueueState = { session, webhook: seen(webhook), workers: workers.map(seen) };
			// Never seen half written.
			await writeFile(`${STATE_FILE}.new`, JSON.stringify(state));
			await rename(`${STATE_FILE}.new`, STATE_FILE);
		};
		await save();
		for (const worker of workers) cleanUp.add(keepRunning(worker, save));
	} catch (error) {
		await stopShared();
		throw error;
	}
}

/** Stops what `startShared` started. */
export async function stopShared(): Promise<void> {
	await rm(STATE_FILE, { force: true });
	await cleanUp.run();
}

/** The shared n8n in queue mode, for test files. */
export function sharedQueue(): QueueState {
	if (!existsSync(STATE_FILE)) throw new Error('n8n is not running: use `npm run test:queue`.');
	return JSON.parse(readFileSync(STATE_FILE, 'utf8')) as QueueState;
}

/**
 * The worker that runs, or ran, an execution.
 * @param workers among which to look; by default those of the shared n8n
 * @throws Error when none has begun with it
 */
export function workerOf(executionId: string, workers = sharedQueue().workers): QueueProcess {
	const found = workers.find((worker) =>
		logOf(worker).includes(`Worker started execution ${executionId} `),
	);
	if (!found) throw new Error(`No worker has begun with execution ${executionId}.`);
	return found;
}

/** Everything that a process has printed. */
export function logOf({ logFile }: QueueProcess): string {
	return readFileSync(logFile, 'utf8');
}

/** Kills a worker as a crash does. It is started again. */
export function crash({ pid }: QueueProcess): void {
	if (pid === null) throw new Error('This worker does not run.');
	process.kill(pid, 'SIGKILL');
}
