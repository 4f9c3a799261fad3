import { Storing } from '../callback/storing';
import type { AkoolJob } from '../protocol/types';

/** What this process knows of a wait that callbacks have reached. */
export class OpenWait {
	/** Jobs that are known to be final, by `_id`. */
	readonly finalJobs = new Map<string, AkoolJob>();

	/** Whether n8n has stored that a callback has ended the wait. */
	isOver = false;

	/** When a callback last reached it, in milliseconds since 1970. */
	usedAt = Date.now();

	/** How n8n fares with the callback that is to end the wait. */
	private ending: Storing | undefined;
	private last: Promise<unknown> = Promise.resolve();

	/**
	 * Handles one callback after the other, so that only one of several can end the wait. Those that
	 * come while n8n stores the end are told of that alone; where it was lost, the next one ends the wait.
	 *
	 * @param task what to do with a callback while the wait goes on
	 * @param whenOver what to answer when the wait is over
	 * @param whenUnknown what to answer while it cannot be told whether it is
	 */
	async exclusively<T>(
		task: () => Promise<T>,
		whenOver: () => T,
		whenUnknown: () => T,
	): Promise<T> {
		for (;;) {
			const state = this.isOver ? 'stored' : await this.ending?.outcome();
			if (state === 'stored') return whenOver();
			if (state === 'underWay') return whenUnknown();
			const done = await this.inTurn(async () =>
				this.isOver || this.isEnding ? null : { result: await task() },
			);
			if (done !== null) return done.result;
		}
	}

	/**
	 * Notes that a callback is to end the wait.
	 *
	 * @returns to be called when n8n has stored the end
	 */
	end(ending: Storing): () => void {
		this.ending = ending;
		return () => {
			this.isOver = true;
			this.finalJobs.clear();
			ending.stored();
		};
	}

	/** What n8n 1 has answered with an error is not over, though it had begun to store it. */
	reopenIfLost(): void {
		if (this.isOver && this.ending?.state === 'lost') this.isOver = false;
	}

	private get isEnding(): boolean {
		return this.ending?.state === 'underWay';
	}

	private async inTurn<T>(task: () => Promise<T>): Promise<T> {
		const result = this.last.then(task);
		this.last = Promise.allSettled([result]);
		return await result;
	}
}

/** So many waits are known at once; one that is forgotten only costs further requests. */
const MOST_WAITS = 1000;

/**
 * One that no callback has reached for so long may have ended without one, or in another process; in
 * milliseconds. A wait of days is asked about anew then.
 */
const FORGOTTEN_AFTER = 3_600_000;

const waits = new Map<string, OpenWait>();

/** Aborts when it is time to look for waits to forget; there while any is known. */
let nextLook: AbortSignal | undefined;

/** The wait that a key (execution, node and run) stands for; the latest used are kept. */
export function openWait(key: string): OpenWait {
	const wait = waits.get(key) ?? new OpenWait();
	wait.usedAt = Date.now();
	wait.reopenIfLost();
	waits.delete(key);
	waits.set(key, wait);
	forgetUnused();
	lookLater();
	return wait;
}

function forgetUnused(): void {
	const now = Date.now();
	for (const [oldest, { usedAt }] of waits) {
		if (waits.size <= MOST_WAITS && now - usedAt < FORGOTTEN_AFTER) break;
		waits.delete(oldest);
	}
}

/** So that what is known of a wait goes also when no further one opens. */
function lookLater(): void {
	if (nextLook !== undefined) return;
	// Unlike other timers, it does not keep n8n from ending.
	nextLook = AbortSignal.timeout(FORGOTTEN_AFTER);
	nextLook.addEventListener('abort', () => {
		nextLook = undefined;
		forgetUnused();
		if (waits.size > 0) lookLater();
	});
}
