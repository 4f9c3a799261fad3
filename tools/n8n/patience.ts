import { setTimeout as pause } from 'node:timers/promises';

const ASK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * Asks again and again until there is an answer.
 * @param what names what is waited for, in the error
 * @param patienceMs milliseconds; a minute by default
 * @throws Error when that takes longer; what `ask` throws
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	patienceMs = PATIENCE_MS,
): Promise<T> {
	const deadline = performance.now() + patienceMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (performance.now() > deadline) {
			throw new Error(`Waited ${patienceMs / 1_000} s for ${what}.`);
		}
		await pause(ASK_EVERY_MS);
	}
}
