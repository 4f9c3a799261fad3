import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { RunningN8n } from '../n8n/start';

/** The preload that `passADay` needs: an n8n started with it in NODE_OPTIONS. */
export const CLOCK_OF_A_TEST = {
	NODE_OPTIONS: `--require ${path.join(__dirname, 'clockAhead.js')}`,
};

/** Puts the clock of n8n a day and an hour ahead. */
export function passADay({ pid }: RunningN8n): void {
	if (pid === null) throw new Error('n8n is not running.');
	process.kill(pid, 'SIGUSR2');
}

/** Deletes all files of a workflow from the disk of n8n, behind its back. */
export async function deleteFiles({ userFolder }: RunningN8n, workflowId: string): Promise<void> {
	for (const store of ['binaryData', 'storage']) {
		const files = path.join(userFolder, '.n8n', store, 'workflows', workflowId);
		await rm(files, { recursive: true, force: true });
	}
}
