import type { AkoolJob } from '../protocol/types';

/** What this process knows of a wait that callbacks have reached. */
export class OpenWait {
	/** Jobs that Akool has called completed or failed, by `_id`. */
	readonly finalJobs = new Map<string, AkoolJob>();

	/** Whether a callback has ended the wait. */
	isOver = false;

	private last: Promise<unknown> = Promise.resolve();

	/** Handles one callback after the other, so that only one of several can end the wait. */
	async exclusively<T>(task: () => Promise<T>): Promise<T> {
		const result = this.last.then(task);
		this.last = Promise.allSettled([result]);
		return await result;
	}
}

/** So many waits are known at once; one that is forgotten only costs further requests. */
const MOST_WAITS = 1000;

const waits = new Map<string, OpenWait>();

/** The wait that a key (execution, node and run) stands for; the latest used are kept. */
export function openWait(key: string): OpenWait {
	const wait = waits.get(key) ?? new OpenWait();
	waits.delete(key);
	waits.set(key, wait);
	for (const oldest of waits.keys()) {
		if (waits.size <= MOST_WAITS) break;
		waits.delete(oldest);
	}
	return wait;
}
