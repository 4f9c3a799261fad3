import { sleep } from 'n8n-workflow';

import { AkoolFailure, type Failure } from '../protocol/failure';

/** Which failures justify sending the same request again. */
export type SendAgain = (failure: Failure) => boolean;

/** A read may be repeated whenever the failure may pass. */
export const sendReadAgain: SendAgain = (failure) => failure.passing;

/** A create may be repeated only when it certainly created nothing, because every job is paid. */
export const sendCreateAgain: SendAgain = (failure) => failure.passing && failure.effect === 'none';

/** Longest pause in seconds before each further request: 7 s together. */
export const PAUSES = [1, 2, 4] as const;

/** Most that the pauses of one request may take together when the server asks for more; seconds. */
export const MOST_PAUSE = 60;

/**
 * Sends a request, and up to three times again while {@link SendAgain} allows it, with growing,
 * randomised pauses that respect `Retry-After`.
 *
 * @param send one request
 * @param failureOf tells what an error of `send` means; null ends the attempts
 * @param signal n8n's cancel: ends the pause and the attempts
 * @throws the error of the last request; where the server asks for a longer pause than is left, an
 * {@link AkoolFailure} that says when it wants to be asked again
 */
export async function sendWithRetries<T>(
	send: () => Promise<T>,
	failureOf: (error: unknown) => Failure | null,
	sendAgain: SendAgain,
	signal: AbortSignal | undefined,
): Promise<T> {
	let paused = 0;
	for (let attempt = 0; ; attempt++) {
		const result = await settle(send);
		if (result.status === 'fulfilled') return result.value;
		const failure = failureOf(result.reason);
		if (failure === null || !sendAgain(failure)) return await Promise.reject(result.reason);
		const longest = PAUSES[attempt];
		const left = MOST_PAUSE - paused;
		if (longest === undefined || (failure.retryAfterSeconds ?? 0) > left) {
			return await Promise.reject(withNextTime(failure) ?? result.reason);
		}
		const pause = pauseSeconds(longest, failure.retryAfterSeconds, left);
		paused += pause;
		await pauseFor(pause * 1000, signal);
		if (signal?.aborted) return await Promise.reject(result.reason);
	}
}

/** The failure with the time at which the server wants to be asked again; null when it named none. */
function withNextTime(failure: Failure): AkoolFailure | null {
	const seconds = Math.ceil(failure.retryAfterSeconds ?? 0);
	const time = new Date(Date.now() + seconds * 1000);
	if (seconds === 0) return null;
	const after = Number.isNaN(time.getTime()) ? '' : `, after ${time.toISOString()}`;
	const description = `${failure.description} Akool wants to be asked again in ${seconds} seconds${after}.`;
	return new AkoolFailure({ ...failure, description });
}

async function settle<T>(send: () => Promise<T>): Promise<PromiseSettledResult<T>> {
	const [result] = await Promise.allSettled([send()]);
	return result;
}

function pauseSeconds(longest: number, retryAfter: number | null, left: number): number {
	const own = longest * (0.5 + Math.random() / 2);
	return Math.min(Math.max(own, retryAfter ?? 0), left);
}

/** Timers of Node fire at once when they are set for later than this; in milliseconds. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits, but no longer than until the execution is cancelled; in milliseconds. */
export async function pauseFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
	if (signal === undefined) return await sleep(ms);
	if (signal.aborted) return;
	let stop = (): void => undefined;
	const cancelled = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop, { once: true });
	});
	await Promise.race([sleep(ms), cancelled]);
	signal.removeEventListener('abort', stop);
}
