/** Lets at most `limit` holders in at once; the others wait their turn in the order they came. */
export class Limiter {
	private underWay = 0;
	private readonly waiting: Array<() => void> = [];
	private readonly untilIdle: Array<() => void> = [];

	constructor(private readonly limit: number) {}

	/** Runs a task as soon as there is room, and passes on its result or its error. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		await this.enter();
		try {
			return await task();
		} finally {
			this.leave();
		}
	}

	/** Resolves when nothing is under way and nothing waits. */
	async idle(): Promise<void> {
		if (this.underWay === 0) return;
		await new Promise<void>((resolve) => this.untilIdle.push(resolve));
	}

	private async enter(): Promise<void> {
		if (this.underWay < this.limit) {
			this.underWay++;
			return;
		}
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	private leave(): void {
		const next = this.waiting.shift();
		if (next !== undefined) {
			next();
			return;
		}
		this.underWay--;
		if (this.underWay === 0) for (const resolve of this.untilIdle.splice(0)) resolve();
	}
}
