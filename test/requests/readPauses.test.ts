import { letTimePass, stopTimers } from '../engine/stoppedTimers';
import { ServerByHand, slowDown } from './serverByHand';

beforeEach(stopTimers);
afterEach(() => jest.useRealTimers());

/** The first of 13 reads is throttled for the others' sake; these have ended then. */
async function throttled(retryAfterSeconds: number | null, signal?: AbortSignal) {
	const server = new ServerByHand(signal);
	const error = slowDown(retryAfterSeconds);
	await server.start(13);
	await server.answer(0, error);
	await server.answerFirst(12);
	const sentAgain = () => server.requests.slice(13);
	return { server, error, sentAgain };
}

describe('a read that is throttled in a crowd', () => {
	it.each([1, 7, 60])('is sent again after the %d seconds that Akool asks for', async (seconds) => {
		const { server, sentAgain } = await throttled(seconds);
		await letTimePass(seconds * 1000 - 1);
		expect(sentAgain()).toEqual([]);
		await letTimePass(1);
		expect(sentAgain()).toEqual([0]);
		await server.answer(0);
		expect(server.outcomes.get(0)).toBe('read');
	});

	it.each([null, 0])('is sent again at once when Akool asks for no pause: %p', async (none) => {
		const { sentAgain } = await throttled(none);
		expect(sentAgain()).toEqual([0]);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('is given back at once when Akool asks for more than a minute', async () => {
		const { server, error } = await throttled(61);
		expect(server.outcomes.get(0)).toBe(error);
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe('an execution that is stopped', () => {
	it('ends the pause of a throttled read at once, and sends it no more', async () => {
		const stop = new AbortController();
		const { server, error, sentAgain } = await throttled(60, stop.signal);
		expect(server.outcomes.has(0)).toBe(false);
		stop.abort();
		await letTimePass(0);
		expect(server.outcomes.get(0)).toBe(error);
		await letTimePass(60_000);
		expect(sentAgain()).toEqual([]);
	});

	it('sends a throttled read no more where there is no pause either', async () => {
		const stop = new AbortController();
		stop.abort();
		const { server, error, sentAgain } = await throttled(null, stop.signal);
		expect(server.outcomes.get(0)).toBe(error);
		expect(sentAgain()).toEqual([]);
	});
});
