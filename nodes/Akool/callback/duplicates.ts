import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { CallbackPayload } from './payload';

/** So many callbacks are remembered across restarts, in the workflow's static data. */
export const MOST_REMEMBERED = 1000;

/** What tells a repeated callback: the job and its status, as 16 characters of fixed length. */
export function callbackKey({ _id, status }: CallbackPayload): string {
	return createHash('sha256').update(`${status}:${_id}`).digest('base64').slice(0, 16);
}

/** The keys remembered in a node's static data, the oldest first. */
export function rememberedKeys(staticData: IDataObject): string[] {
	const { seen } = staticData;
	return Array.isArray(seen) ? seen.filter((key): key is string => typeof key === 'string') : [];
}

/** Remembers a key in a node's static data, and forgets the oldest beyond {@link MOST_REMEMBERED}. */
export function rememberKey(staticData: IDataObject, key: string): void {
	staticData.seen = [...rememberedKeys(staticData), key].slice(-MOST_REMEMBERED);
}

/** So many callbacks are remembered in this process; those under way are never forgotten. */
export const MOST_RECENT = 10_000;

/**
 * Lets the first of several equal callbacks do its work, and the others wait for its outcome, so
 * that a sender learns only what became of the work. Kept in the process: n8n loads a workflow's
 * static data anew for every callback.
 */
export class RecentCallbacks<Outcome> {
	private readonly underWay = new Map<string, Promise<Outcome>>();
	private readonly kept = new Map<string, Outcome>();

	/**
	 * @param key what tells equal callbacks
	 * @param work done for the first of them
	 * @param keep what later ones are told of its outcome; null when they are to try again
	 * @returns the outcome, and whether this call did the work
	 */
	async once(
		key: string,
		work: () => Promise<Outcome>,
		keep: (outcome: Outcome) => Outcome | null,
	): Promise<{ outcome: Outcome; first: boolean }> {
		const earlier = this.kept.get(key) ?? this.underWay.get(key);
		if (earlier !== undefined) return { outcome: await earlier, first: false };
		const pending = work();
		this.underWay.set(key, pending);
		try {
			const outcome = await pending;
			this.remember(key, keep(outcome));
			return { outcome, first: true };
		} finally {
			this.underWay.delete(key);
		}
	}

	private remember(key: string, outcome: Outcome | null): void {
		if (outcome === null) return;
		this.kept.set(key, outcome);
		const [oldest] = this.kept.keys();
		if (this.kept.size > MOST_RECENT && oldest !== undefined) this.kept.delete(oldest);
	}
}
