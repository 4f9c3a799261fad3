import { letTimePass, stopTimers } from '../engine/stoppedTimers';
import { ServerByHand, outage, slowDown } from './serverByHand';

/** As many as are let in at the beginning. */
const FIRST = 25;
/** The number of the last of them. */
const LAST = FIRST - 1;

describe('a read that is throttled among more than the limit that follows', () => {
	it('is sent again at no cost, as soon as there is room', async () => {
		const server = new ServerByHand();
		await server.start(13);
		await server.answer(0, slowDown());
		expect([server.underWay, server.outcomes.size]).toEqual([12, 0]);
		await server.answer(1);
		expect(server.requests.slice(13)).toEqual([0]);
		await server.answer(0);
		expect(server.outcomes.get(0)).toBe('read');
	});

	it('is sent again, too, when the others were answered before it', async () => {
		const server = new ServerByHand();
		await server.start(FIRST);
		await server.answerFirst(LAST);
		await server.answer(LAST, slowDown());
		expect(server.requests.slice(FIRST)).toEqual([LAST]);
		expect(server.outcomes.has(LAST)).toBe(false);
	});

	it('is sent again, too, when the others came after it', async () => {
		const server = new ServerByHand();
		await server.start(1);
		await server.start(LAST);
		await server.answer(0, slowDown());
		await server.answerFirst(LAST);
		expect(server.requests.slice(FIRST)).toEqual([0]);
		expect(server.outcomes.has(0)).toBe(false);
	});
});

it('a read that is throttled among as many as the limit that follows is given back', async () => {
	const server = new ServerByHand();
	const error = slowDown();
	await server.start(12);
	await server.answer(0, error);
	expect(server.outcomes.get(0)).toBe(error);
	expect(server.requests).toHaveLength(12);
});

it.each([
	['by an outage', outage()],
	['by what is no failure of Akool', new TypeError('a bug')],
])('a read that fails in a crowd %s is given back at once', async (_by, error) => {
	const server = new ServerByHand();
	await server.start(FIRST);
	await server.answer(0, slowDown());
	await server.answer(1, error);
	expect(server.outcomes.get(1)).toBe(error);
	expect(server.requests).toHaveLength(FIRST);
});

describe('a crowd', () => {
	beforeEach(stopTimers);
	afterEach(() => jest.useRealTimers());

	it('excuses one read 20 times, then the read is given back', async () => {
		const server = new ServerByHand();
		const error = slowDown(1);
		await server.start(FIRST);
		for (let excused = 0; excused < 20; excused++) {
			await server.answer(LAST, error);
			await server.answerFirst(server.underWay);
			// Each time Akool is known to allow one less, and the throttled one is the last to be let in.
			await server.start(FIRST - 2 - excused);
			await letTimePass(1000);
			expect(server.requests.at(-1)).toBe(LAST);
		}
		expect(server.underWay).toBe(FIRST - 20);
		await server.answer(LAST, error);
		await letTimePass(1000);
		expect(server.outcomes.get(LAST)).toBe(error);
		expect(server.requests.filter((read) => read === LAST)).toHaveLength(21);
	});
});
