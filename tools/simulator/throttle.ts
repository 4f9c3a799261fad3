import type { ServerResponse } from 'node:http';

import type { FaultRule } from './types';

/** Requests to the API that are too many are answered at once, and do nothing. */
export interface ThrottleRule {
	/** How many may be under way at once. */
	most: number;
	/** HTTP 429, or HTTP 200 with code 1005. */
	answer: 'http' | 'code';
	/** Whether create calls count, too; by default only reads do. */
	counts?: 'reads' | 'all';
	/** Sent as Retry-After with HTTP 429. */
	retryAfterSeconds?: number;
}

/** What a throttle has seen. */
export interface Throttled {
	/** The most requests under way at once, those included that were refused. */
	most: number;
	/** The most that were let in at once. */
	admitted: number;
	refused: number;
}

/** Lets a number of requests in at once and refuses the rest. */
export class Throttle {
	/** The rule in force; null lets everything in, and then nothing is counted. */
	rule: ThrottleRule | null = null;
	readonly seen: Throttled = { most: 0, admitted: 0, refused: 0 };
	private underWay = 0;
	private inside = 0;

	/**
	 * Notes a request that has come.
	 * @param read whether it only reads
	 * @returns the answer that refuses it; null when it is let in
	 */
	enter(read: boolean, response: ServerResponse): FaultRule | null {
		const { rule, seen } = this;
		if (rule === null || (!read && rule.counts !== 'all')) return null;
		const refused = this.inside >= rule.most;
		this.underWay++;
		seen.most = Math.max(seen.most, this.underWay);
		if (refused) seen.refused++;
		else seen.admitted = Math.max(seen.admitted, ++this.inside);
		response.once('close', () => {
			this.underWay--;
			if (!refused) this.inside--;
		});
		if (!refused) return null;
		if (rule.answer === 'code') return { code: 1005 };
		const { retryAfterSeconds: pause } = rule;
		return { http: 429, headers: pause === undefined ? {} : { 'retry-after': String(pause) } };
	}

	/** Forgets what was seen; requests under way go on counting. */
	clear(): void {
		Object.assign(this.seen, { most: this.underWay, admitted: this.inside, refused: 0 });
	}
}
