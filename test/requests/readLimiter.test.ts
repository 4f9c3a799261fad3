import fc from 'fast-check';

import { AkoolFailure, httpFailure, networkFailure } from '../../nodes/Akool/protocol/failure';
import { failureOf } from '../../nodes/Akool/requests/apiError';
import { ReadLimiter } from '../../nodes/Akool/requests/readLimiter';

const throttled = () => new AkoolFailure(httpFailure(429, '', null));
const outage = () => new AkoolFailure(httpFailure(503, '', null));

type Answer = 'fine' | 'throttled' | 'outage';

/** A server that answers in rounds: all that is under way at once, when a test says so. */
class Rounds {
	/** How many requests were under way when a round was answered. */
	readonly sizes: number[] = [];
	/** How many the limiter allowed then. */
	readonly limits: number[] = [];
	/** By how many the requests under way exceeded the limit when one was sent, at the worst. */
	excess = -Infinity;
	private underWay = 0;
	private pending: Array<{ place: number; settle: (answer: Answer) => void }> = [];

	constructor(readonly limiter = new ReadLimiter()) {}

	readonly send = async (): Promise<string> => {
		this.excess = Math.max(this.excess, ++this.underWay - this.limiter.most);
		const answer = await new Promise<Answer>((settle) =>
			this.pending.push({ place: this.pending.length, settle }),
		);
		this.underWay--;
		if (answer === 'throttled') throw throttled();
		if (answer === 'outage') throw outage();
		return 'read';
	};

	/** Lets so many reads run to their end, and counts how they ended. */
	async answer(reads: number, judge: (place: number, round: number) => Answer): Promise<string[]> {
		let left = reads;
		const ended = Array.from({ length: reads }, async () => {
			const [result] = await Promise.allSettled([
				this.limiter.run(this.send, failureOf, undefined),
			]);
			left--;
			return result.status;
		});
		while (left > 0) {
			await settled();
			this.limits.push(this.limiter.most);
			const round = this.pending.splice(0);
			this.sizes.push(round.length);
			for (const { place, settle } of round) settle(judge(place, this.sizes.length - 1));
			await settled();
		}
		return await Promise.all(ended);
	}
}

/** All that follows from what is known by now has happened. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

it('begins with 25, doubles after each full round, and never exceeds 100', async () => {
	const rounds = new Rounds();
	await rounds.answer(1000, () => 'fine');
	expect(rounds.sizes.slice(0, 4)).toEqual([25, 50, 100, 100]);
	expect(Math.max(...rounds.sizes)).toBe(100);
});

it('halves for each throttled answer, down to 1 and no further', async () => {
	const rounds = new Rounds();
	await rounds.answer(60, (_place, round) => (round === 0 ? 'throttled' : 'fine'));
	expect(rounds.sizes.slice(0, 2)).toEqual([25, 1]);
	const one = new Rounds();
	await one.answer(25, (place, round) => (round === 0 && place === 7 ? 'throttled' : 'fine'));
	expect(one.limits.slice(0, 2)).toEqual([25, 12]);
});

it('does not rise after a failure', async () => {
	const rounds = new Rounds();
	await rounds.answer(500, (place, round) => (round === 1 && place === 3 ? 'outage' : 'fine'));
	expect(rounds.sizes.slice(0, 2)).toEqual([25, 50]);
	expect(Math.max(...rounds.sizes)).toBe(50);
});

it.each([1, 2, 7, 10, 30, 64, 99])(
	'comes to what a server allows that takes %d at once, in at most 1.3 times the rounds',
	async (allowed) => {
		const rounds = new Rounds();
		const ended = await rounds.answer(1000, (place) => (place < allowed ? 'fine' : 'throttled'));
		expect(new Set(ended)).toEqual(new Set(['fulfilled']));
		const best = 1000 / allowed;
		expect(rounds.sizes.length).toBeLessThanOrEqual(Math.max(best + 12, best * 1.3));
	},
);

it('a read that is throttled all alone is given back: its own retries count then', async () => {
	const rounds = new Rounds();
	expect(await rounds.answer(1, () => 'throttled')).toEqual(['rejected']);
	expect(rounds.sizes).toEqual([1]);
});

it('so is one beside so few others that Akool may allow as many', async () => {
	const rounds = new Rounds();
	const ended = await rounds.answer(10, (place) => (place === 4 ? 'throttled' : 'fine'));
	expect(ended.filter((status) => status === 'rejected')).toHaveLength(1);
	expect(rounds.sizes).toEqual([10]);
});

it('a network failure is given back at once', async () => {
	const limiter = new ReadLimiter();
	const cut = new AkoolFailure(networkFailure({ code: 'ECONNRESET' }));
	const read = limiter.run(async () => await Promise.reject(cut), failureOf, undefined);
	await expect(read).rejects.toBe(cut);
});

it('never lets in more than the limit of the moment, and starves nobody', async () => {
	const answers = fc.infiniteStream(
		fc.oneof(
			{ weight: 8, arbitrary: fc.constant<Answer>('fine') },
			{ weight: 1, arbitrary: fc.constant<Answer>('throttled') },
			{ weight: 1, arbitrary: fc.constant<Answer>('outage') },
		),
	);
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 300 }), answers, async (reads, stream) => {
			const rounds = new Rounds();
			const next = () => stream.next().value ?? 'fine';
			expect(await rounds.answer(reads, next)).toHaveLength(reads);
			expect(rounds.excess).toBeLessThanOrEqual(0);
			expect(Math.min(...rounds.limits)).toBeGreaterThanOrEqual(1);
			expect(Math.max(...rounds.limits)).toBeLessThanOrEqual(100);
		}),
		{ numRuns: 100, seed: 20261124 },
	);
});
