import { pauses } from '../engine/shortPauses';

import {
	pauseFor,
	sendCreateAgain,
	sendReadAgain,
	sendWithRetries,
} from '../../nodes/Akool/requests/attempts';
import {
	AkoolFailure,
	httpFailure,
	networkFailure,
	refusal,
	type Failure,
} from '../../nodes/Akool/protocol/failure';

const TOO_FREQUENT = refusal(1005, 'slow down', null);

/** A server that gives these failures, then succeeds, and counts the requests. */
class Server {
	requests = 0;

	constructor(private readonly failures: Failure[]) {}

	send = async (): Promise<string> => {
		const failure = this.failures[this.requests++];
		return await (failure === undefined ? Promise.resolve('done') : refuse(failure));
	};
}

const refuse = async (failure: Failure) => await Promise.reject(new AkoolFailure(failure));
const read = async (server: Server, signal?: AbortSignal) =>
	await sendWithRetries(server.send, failureOf, sendReadAgain, signal);
const failureOf = (error: unknown) => (error instanceof AkoolFailure ? error.failure : null);
const secondsPaused = () => pauses.reduce((sum, ms) => sum + ms, 0) / 1000;

beforeEach(() => {
	pauses.length = 0;
});

afterEach(() => jest.restoreAllMocks());

it('a request that succeeds is sent once and without a pause', async () => {
	const server = new Server([]);
	await expect(read(server)).resolves.toBe('done');
	expect([server.requests, pauses]).toEqual([1, []]);
});

it.each([1, 2, 3])('a request that fails %d times succeeds at last', async (times) => {
	const server = new Server(Array<Failure>(times).fill(TOO_FREQUENT));
	await expect(read(server)).resolves.toBe('done');
	expect(server.requests).toBe(times + 1);
	expect(pauses).toHaveLength(times);
});

it.each([0, 0.5, 1 - Number.EPSILON])(
	'a request is sent four times at most, with growing pauses of at most 7 s together (chance %d)',
	async (chance) => {
		jest.spyOn(Math, 'random').mockReturnValue(chance);
		const server = new Server(Array<Failure>(9).fill(TOO_FREQUENT));
		await expect(read(server)).rejects.toThrow('too many requests');
		expect(server.requests).toBe(4);
		expect(pauses).toHaveLength(3);
		expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
		expect(secondsPaused()).toBeGreaterThan(3);
		expect(secondsPaused()).toBeLessThanOrEqual(7);
	},
);

describe('Retry-After', () => {
	const asks = (...seconds: number[]) =>
		new Server(seconds.map((wait) => refusal(1005, 'slow down', wait)));

	it('is honoured', async () => {
		await read(asks(9));
		expect(pauses).toEqual([9000]);
	});

	it('does not shorten the pauses', async () => {
		await read(asks(0, 0, 0));
		expect(secondsPaused()).toBeGreaterThan(3);
	});

	it('pauses 60 seconds together, however many pauses these are', async () => {
		await read(asks(0.2, 59));
		expect(pauses[1]).toBe(59_000);
		expect(secondsPaused()).toBeLessThanOrEqual(60);
	});

	it.each([
		[[3600], [], 3600],
		[[61], [], 61],
		[[40, 40], [40], 40],
		[[60, 1], [60], 1],
		[[1, 1, 1, 5], [1, 2, 4], 5],
	])('%j makes pauses of at most %j seconds, then the user is told', async (asked, most, next) => {
		const server = asks(...asked);
		const [result] = await Promise.allSettled([read(server)]);
		expect([result?.status, server.requests]).toEqual(['rejected', asked.length]);
		expect(pauses).toHaveLength(most.length);
		for (const [index, seconds] of most.entries())
			expect(pauses[index]).toBeLessThanOrEqual(seconds * 1000);
		const { failure } = (result as PromiseRejectedResult).reason as AkoolFailure;
		expect(failure).toMatchObject({ code: 1005, retryAfterSeconds: next });
		expect(failure.description).toMatch(
			new RegExp(
				`code 1005: "slow down"\\. Akool wants to be asked again in ${next} seconds, after 20`,
			),
		);
	});

	it('is told as the time when Akool wants to be asked again', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0, 1));
		await expect(read(asks(3600))).rejects.toMatchObject({
			failure: { description: expect.stringMatching(/, after 2026-01-01T01:00:00\.000Z\.$/) },
		});
	});

	it.each([null, 0])('that asks for no pause is not told (%p)', async (none) => {
		const failure = refusal(1005, 'slow down', none);
		const [result] = await Promise.allSettled([read(new Server(Array(4).fill(failure)))]);
		expect(((result as PromiseRejectedResult).reason as AkoolFailure).failure).toBe(failure);
	});

	it('that no calendar holds is told as a number alone', async () => {
		const [result] = await Promise.allSettled([read(asks(1e15))]);
		const { failure } = (result as PromiseRejectedResult).reason as AkoolFailure;
		expect(failure.description).toMatch(/again in 1000000000000000 seconds\.$/);
	});
});

describe('what is sent again', () => {
	it.each<[string, Failure, boolean, boolean]>([
		['code 1005', TOO_FREQUENT, true, true],
		['HTTP 429', httpFailure(429, '', null), true, true],
		['a refused connection', networkFailure({ code: 'ECONNREFUSED' }), true, true],
		['an unknown host', networkFailure({ code: 'ENOTFOUND' }), true, true],
		['HTTP 502', httpFailure(502, '', null), true, false],
		['a cut connection', networkFailure({ code: 'ECONNRESET' }), true, false],
		['no answer in time', networkFailure({ code: 'ECONNABORTED' }), true, false],
		['code 1203', refusal(1203, '', null), false, false],
		['a web page', httpFailure(200, '', null), false, false],
		['HTTP 404', httpFailure(404, '', null), false, false],
		['a bad certificate', networkFailure({ code: 'CERT_HAS_EXPIRED' }), false, false],
	])('after %s: a read %p, a create %p', (_name, failure, again, createAgain) => {
		expect([sendReadAgain(failure), sendCreateAgain(failure)]).toEqual([again, createAgain]);
	});

	it('nothing after an error that says nothing about the request', async () => {
		let requests = 0;
		const send = async () => {
			requests++;
			return await Promise.reject(new TypeError('a bug'));
		};
		await expect(sendWithRetries(send, failureOf, sendReadAgain, undefined)).rejects.toThrow(
			'a bug',
		);
		expect(requests).toBe(1);
	});
});

describe('a cancelled execution', () => {
	it('ends the attempts with the error of the last request', async () => {
		const controller = new AbortController();
		const server = new Server(Array<Failure>(9).fill(TOO_FREQUENT));
		const reading = sendWithRetries(
			async () => {
				if (server.requests === 1) controller.abort();
				return await server.send();
			},
			failureOf,
			sendReadAgain,
			controller.signal,
		);
		await expect(reading).rejects.toThrow('too many requests');
		expect(server.requests).toBe(2);
	});

	it('ends a pause at once', async () => {
		const controller = new AbortController();
		const pause = pauseFor(3_600_000, controller.signal);
		controller.abort();
		await pause;
		pauses.length = 0;
		await pauseFor(3_600_000, controller.signal);
		expect(pauses).toEqual([]);
	});
});
