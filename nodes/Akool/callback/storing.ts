import { sleep } from 'n8n-workflow';

/** What an answer tells about itself: express's response has both. */
export interface AnswerState {
	/** Whether n8n has ended the answer; a sender that gives up does not end it. */
	readonly writableEnded: boolean;
	readonly statusCode: number;
}

/** How often to look whether n8n has answered with an error; in milliseconds. */
const LOOK_EVERY = 100;

/** So many looks, 20 s together: an answer must come while the sender of a callback still waits. */
const MOST_LOOKS = 200;

/**
 * Whether n8n has stored what a callback starts. It says so by reading the answer of the node; where
 * it fails, it answers with an error of its own instead.
 */
export class Storing {
	private isStored = false;
	private announce: () => void = () => undefined;
	private readonly announced = new Promise<void>((resolve) => {
		this.announce = resolve;
	});

	/** @param answer the answer to the callback */
	constructor(private readonly answer: AnswerState) {}

	/** Notes that n8n has stored it. */
	stored(): void {
		this.isStored = true;
		this.announce();
	}

	/**
	 * Lost: n8n answered without having stored it, or (n8n 1 stores while it answers) with an error.
	 * Under way: also after the sender gave up, because n8n may hold an answer back for long.
	 */
	get state(): 'underWay' | 'stored' | 'lost' {
		const { writableEnded, statusCode } = this.answer;
		if (writableEnded && (!this.isStored || statusCode >= 500)) return 'lost';
		return this.isStored ? 'stored' : 'underWay';
	}

	/** Waits until it is known what became of it, for at most 20 seconds. */
	async outcome(): Promise<Storing['state']> {
		for (let look = 0; look < MOST_LOOKS && this.state === 'underWay'; look++) {
			await Promise.race([this.announced, sleep(LOOK_EVERY)]);
		}
		return this.state;
	}
}
