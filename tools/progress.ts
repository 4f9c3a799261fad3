const DOT_EVERY_MS = 5_000;
const TIME_COLUMN = 70;

/** `950 ms`, `8.4 s`, `134 s`. */
export function duration(ms: number): string {
	if (ms < 1_000) return `${Math.round(ms)} ms`;
	const seconds = ms / 1_000;
	return `${seconds < 100 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** The last `count` lines of a log. */
export function lastLines(text: string, count: number): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Does `work` under a printed title: a dot every 5 seconds while it lasts, and at the end a line of
 * dots to how long it took.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const started = performance.now();
	let printed = title.length + 1;
	const dots = (count: number) => {
		process.stdout.write('.'.repeat(count));
		printed += count;
	};
	process.stdout.write(`${title} `);
	const timer = setInterval(() => dots(1), DOT_EVERY_MS);
	const finish = (word: string) => {
		clearInterval(timer);
		dots(Math.max(0, TIME_COLUMN - printed));
		process.stdout.write(` ${word}${duration(performance.now() - started)}\n`);
	};
	try {
		const result = await work();
		finish('');
		return result;
	} catch (error) {
		finish('failed after ');
		throw error;
	}
}
