import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { N8nClient } from '../n8n/client';
import { CleanUp } from './cleanUp';
import { findQueuePrograms } from './programs';
import { QUEUE_LOGS } from './sharedQueue';
import { startQueue, type QueueOptions, type RunningQueue } from './startQueue';

/** An n8n in queue mode that only one test file uses. */
export interface PrivateQueue extends RunningQueue {
	n8n: N8nClient;
	/** Stops it and removes its files but the logs. */
	end(): Promise<void>;
}

/**
 * Starts an n8n in queue mode. What has crashed there stays down.
 * @param name the folder of its logs, beside those of the shared one
 */
export async function startPrivateQueue(
	name: string,
	options: QueueOptions,
): Promise<PrivateQueue> {
	const found = findQueuePrograms();
	if ('missing' in found) throw new Error(`No queue mode here: ${found.missing.join('; ')}.`);
	const logs = path.join(QUEUE_LOGS, name);
	await mkdir(logs, { recursive: true });
	const cleanUp = new CleanUp();
	const end = async () => await cleanUp.run();
	try {
		const queue = await startQueue(found.programs, logs, cleanUp, options);
		return { ...queue, n8n: await N8nClient.connect(queue.main.url), end };
	} catch (error) {
		await end();
		throw error;
	}
}
