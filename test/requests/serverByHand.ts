import { AkoolFailure, httpFailure, type Failure } from '../../nodes/Akool/protocol/failure';
import { ReadLimiter } from '../../nodes/Akool/requests/readLimiter';

/** What Akool says when it is asked too often. */
export const slowDown = (retryAfterSeconds: number | null = null) =>
	new AkoolFailure(httpFailure(429, '', retryAfterSeconds));

export const outage = () => new AkoolFailure(httpFailure(503, '', null));

function failureOf(error: unknown): Failure | null {
	return (error as Partial<AkoolFailure>).failure ?? null;
}

/** A server whose every answer a test gives by hand, and the reads that one limiter sends to it. */
export class ServerByHand {
	/** The number of the read that sent each request, in the order of arrival. */
	readonly requests: number[] = [];
	/** What has come out of each read that has ended: "read", or its error. */
	readonly outcomes = new Map<number, unknown>();
	private readonly limiter = new ReadLimiter();
	private readonly open = new Map<number, (error: Error | null) => void>();
	private reads = 0;

	constructor(private readonly signal?: AbortSignal) {}

	/** How many requests have arrived and wait for their answer. */
	get underWay(): number {
		return this.open.size;
	}

	/** Starts so many reads, numbered on from the last one. */
	async start(count: number): Promise<void> {
		for (let index = 0; index < count; index++) void this.read(this.reads++);
		await settled();
	}

	/** Answers the request of one read: with success, or with this error. */
	async answer(read: number, error: Error | null = null): Promise<void> {
		const settle = this.open.get(read);
		if (settle === undefined) throw new Error(`Read ${read} is not under way`);
		this.open.delete(read);
		settle(error);
		await settled();
	}

	/** Answers so many of the requests under way, beginning with the first that arrived. */
	async answerFirst(count: number, error: Error | null = null): Promise<void> {
		for (const read of [...this.open.keys()].slice(0, count)) await this.answer(read, error);
	}

	/** Answers as many requests as are under way at this moment, so many times, all with success. */
	async calmRounds(rounds: number): Promise<void> {
		for (let round = 0; round < rounds; round++) await this.answerFirst(this.underWay);
	}

	private async read(number: number): Promise<void> {
		const send = async (): Promise<string> => {
			this.requests.push(number);
			const error = await new Promise<Error | null>((settle) => this.open.set(number, settle));
			return await (error === null ? Promise.resolve('read') : Promise.reject(error));
		};
		const [result] = await Promise.allSettled([this.limiter.run(send, failureOf, this.signal)]);
		this.outcomes.set(number, result.status === 'fulfilled' ? result.value : result.reason);
	}
}

/** All that follows from what is known by now has happened, but for what waits for a timer. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
