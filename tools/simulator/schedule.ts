// Node fires a longer timer at once instead of late.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The simulator's timers and unfinished work, so that they can be awaited and dropped as a whole. */
export class Schedule {
	private readonly timers = new Set<NodeJS.Timeout>();
	private readonly pauses = new Set<() => void>();
	private unfinished = 0;
	private generation = 0;
	private waiting: Array<() => void> = [];

	/** Runs `action` after `ms` milliseconds; returns a function that cancels it. */
	after(ms: number, action: () => void): () => void {
		const timer = setTimeout(
			() => {
				this.timers.delete(timer);
				action();
			},
			Math.min(ms, LONGEST_TIMER_MS),
		);
		this.timers.add(timer);
		return () => {
			clearTimeout(timer);
			this.timers.delete(timer);
		};
	}

	/** Resolves after `ms` milliseconds, or as soon as `clear()` is called. */
	async pause(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const end = () => {
				this.pauses.delete(end);
				resolve();
			};
			this.pauses.add(end);
			this.after(ms, end);
		});
	}

	/** Notes work that `idle()` waits for; returns a function to call when it is done. */
	begin(): () => void {
		const { generation } = this;
		let open = true;
		this.unfinished++;
		return () => {
			if (!open || generation !== this.generation) return;
			open = false;
			this.unfinished--;
			if (this.unfinished === 0) this.release();
		};
	}

	/** Resolves when all work noted with `begin()` is done or was dropped. */
	async idle(): Promise<void> {
		if (this.unfinished === 0) return;
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	/** Drops all timers and all noted work, and ends all pauses. */
	clear(): void {
		for (const timer of this.timers) clearTimeout(timer);
		this.timers.clear();
		for (const end of this.pauses) end();
		this.generation++;
		this.unfinished = 0;
		this.release();
	}

	private release(): void {
		const waiting = this.waiting;
		this.waiting = [];
		for (const resolve of waiting) resolve();
	}
}
