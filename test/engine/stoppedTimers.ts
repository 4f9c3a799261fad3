/**
 * From now on a timer ends only when the test lets time pass. Everything else that jest could replace
 * stays as it is, because connections need it.
 */
export function stopTimers(): void {
	jest.useFakeTimers({
		doNotFake: [
			'Date',
			'hrtime',
			'performance',
			'nextTick',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
		],
	});
}

/** Lets so many milliseconds pass for the timers, in no time; 0 lets connections have a turn. */
export async function letTimePass(ms: number): Promise<void> {
	await jest.advanceTimersByTimeAsync(ms);
}
