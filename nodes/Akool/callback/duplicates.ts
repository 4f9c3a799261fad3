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
	private readonly outcomes = new Map<string, Promise<Outcome>>();

	/**
	 * @param key what tells equal callbacks
	 * @param work done for the first of them
	 * @param isFinal whether its outcome holds for later ones, too; else they try again
	 * @returns the outcome, and whether this call did the work
	 */
	async once(
		key: string,
		work: () => Promise<Outcome>,
		isFinal: (outcome: Outcome) => boolean,
	): Promise<{ outcome: Outcome; first: boolean }> {
		const earlier = this.outcomes.get(key);
		if (earlier !== undefined) return { outcome: await earlier, first: false };
		const pending = work();
		this.outcomes.set(key, pending);
		const [result] = await Promise.allSettled([pending]);
		if (result.status === 'rejected' || !isFinal(result.value)) this.outcomes.delete(key);
		this.forgetOldest();
		return { outcome: await pending, first: true };
	}

	private forgetOldest(): void {
		for (const key of this.outcomes.keys()) {
			if (this.outcomes.size <= MOST_RECENT) return;
			this.outcomes.delete(key);
		}
	}
}
