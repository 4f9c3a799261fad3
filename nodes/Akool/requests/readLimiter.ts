import { isThrottled, type Failure } from '../protocol/failure';
import { MOST_PAUSE, pauseFor } from './attempts';

/** So many reads of one node run are under way at once in the beginning … */
export const FIRST_LIMIT = 25;

/** … and at most so many while all goes well. */
export const HIGHEST_LIMIT = 100;

/** After so many rounds without throttling, one more is tried than Akool is known to allow. */
const ROUNDS_UNTIL_TRIAL = 20;

/** So often one read may be throttled for the others' sake. */
export const MOST_CROWDED = 20;

/** A read that is under way. */
interface Sent<T> {
	/** How many were under way when it was sent, itself included. */
	among: number;
	answer: Promise<[PromiseSettledResult<T>]>;
}

/**
 * Lets as many reads in at once as Akool allows; the others wait their turn in the order they came.
 *
 * The limit doubles after each full round (as many answers as the limit) without trouble, halves for
 * each throttled answer, and does not rise after a failure. What was under way when Akool throttled
 * tells how much it allows: the limit rises no further than that, but for a trial now and then.
 */
export class ReadLimiter {
	private limit = FIRST_LIMIT;
	/** What Akool is known to allow. */
	private allowed = HIGHEST_LIMIT;
	private underWay = 0;
	/** Answers without trouble since the limit last changed, and full rounds of them at the most. */
	private fine = 0;
	private calmRounds = 0;
	private readonly waiting: Array<() => void> = [];

	/** How many reads may be under way at this moment. */
	get most(): number {
		return this.limit;
	}

	/**
	 * Sends a read as soon as there is room. A read that is throttled among more than Akool may allow
	 * (the limit after this answer) is sent again when its turn comes: the crowd was too much, not this
	 * read.
	 *
	 * @param send sends the read once
	 * @param failureOf what an error of `send` means; null when it is none of Akool's or the network's
	 * @param signal n8n's cancel: ends the pause, and sends nothing again
	 * @throws what `send` throws
	 */
	async run<T>(
		send: () => Promise<T>,
		failureOf: (error: unknown) => Failure | null,
		signal: AbortSignal | undefined,
	): Promise<T> {
		for (let crowded = 0; ; crowded++) {
			const { among, answer } = await this.inTurn(send);
			const [result] = await answer;
			const failure = result.status === 'rejected' ? failureOf(result.reason) : null;
			this.learn(failure, among);
			const crowd = Math.max(among, this.underWay);
			this.leave();
			if (result.status === 'fulfilled') return result.value;
			const isByCrowd = failure !== null && isThrottled(failure) && crowd > this.limit;
			const pause = failure?.retryAfterSeconds ?? 0;
			if (!isByCrowd || crowded === MOST_CROWDED || pause > MOST_PAUSE) {
				return await Promise.reject(result.reason);
			}
			if (pause > 0) await pauseFor(pause * 1000, signal);
			if (signal?.aborted) return await Promise.reject(result.reason);
		}
	}

	/** @param among how many reads were under way when this one was sent, itself included */
	private learn(failure: Failure | null, among: number): void {
		if (failure !== null && isThrottled(failure)) {
			this.allowed = Math.max(1, Math.min(this.allowed, among - 1));
			this.limit = Math.max(1, Math.floor(this.limit / 2));
		} else if (failure?.passing === true) {
			this.allowed = Math.min(this.allowed, this.limit);
		} else if (++this.fine >= this.limit) {
			this.rise();
		} else {
			return;
		}
		this.fine = 0;
		if (failure !== null) this.calmRounds = 0;
	}

	private rise(): void {
		if (this.limit === this.allowed && ++this.calmRounds >= ROUNDS_UNTIL_TRIAL) {
			this.allowed = Math.min(this.allowed + 1, HIGHEST_LIMIT);
			this.calmRounds = 0;
		}
		this.limit = Math.min(this.limit * 2, Math.max(this.allowed, this.limit));
	}

	/** Sends a read when its turn comes, in the same moment, because the limit may fall in the next. */
	private async inTurn<T>(send: () => Promise<T>): Promise<Sent<T>> {
		return await new Promise((resolve) => {
			const letIn = () => resolve({ among: ++this.underWay, answer: Promise.allSettled([send()]) });
			if (this.underWay < this.limit) letIn();
			else this.waiting.push(letIn);
		});
	}

	private leave(): void {
		this.underWay--;
		while (this.underWay < this.limit) {
			const letIn = this.waiting.shift();
			if (letIn === undefined) break;
			letIn();
		}
	}
}
