import { setTimeout as pause } from 'node:timers/promises';

import type { RunningN8n } from '../n8n/runningN8n';

const LOOK_EVERY_MS = 250;

/**
 * Starts a worker again whenever it has died, as what runs n8n in production does.
 * @param restarted told after each such start
 * @returns ends this; throws what a start has thrown
 */
export function keepRunning(worker: RunningN8n, restarted: () => Promise<void>) {
	const end = new AbortController();
	const watching = (async () => {
		while (!end.signal.aborted) {
			if (worker.pid === null) {
				await worker.start();
				await restarted();
			}
			// Cut short at the end: a pause alone would not keep this process from exiting before.
			await pause(LOOK_EVERY_MS, undefined, { ref: false, signal: end.signal }).catch(() => {});
		}
	})();
	// Looked at in the end.
	watching.catch(() => {});
	return async (): Promise<void> => {
		end.abort();
		await watching;
	};
}
