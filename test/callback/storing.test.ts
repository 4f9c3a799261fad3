import { pauses } from '../engine/shortPauses';

import { Storing } from '../../nodes/Akool/callback/storing';

const answer = (writableEnded: boolean, statusCode = 200) => ({ writableEnded, statusCode });

it.each<[string, boolean, boolean, number, Storing['state']]>([
	['is under way until n8n says so or has answered', false, false, 200, 'underWay'],
	['is under way though a status was set', false, false, 500, 'underWay'],
	['is stored once n8n says so', true, false, 200, 'stored'],
	['is stored when n8n has answered after it', true, true, 200, 'stored'],
	['is stored whatever else n8n answers', true, true, 499, 'stored'],
	['is lost when n8n answers with an error after it', true, true, 500, 'lost'],
	['is stored as long as such an answer has not ended', true, false, 500, 'stored'],
	['is lost when n8n answers without it', false, true, 200, 'lost'],
])('what a callback starts %s', (_name, isStored, writableEnded, statusCode, state) => {
	const storing = new Storing(answer(writableEnded, statusCode));
	if (isStored) storing.stored();
	expect(storing.state).toBe(state);
});

describe('the outcome', () => {
	beforeEach(() => {
		pauses.length = 0;
	});

	it('is told at once when it is known', async () => {
		const storing = new Storing(answer(false));
		storing.stored();
		expect(await storing.outcome()).toBe('stored');
		expect(await new Storing(answer(true)).outcome()).toBe('lost');
		expect(pauses).toEqual([]);
	});

	it('is told as soon as n8n says that it is stored', async () => {
		const storing = new Storing(answer(false));
		const outcome = storing.outcome();
		storing.stored();
		expect(await outcome).toBe('stored');
		expect(pauses).toEqual([100]);
	});

	it('is told when n8n has answered without having stored it', async () => {
		const given = { writableEnded: false, statusCode: 200 };
		const outcome = new Storing(given).outcome();
		given.writableEnded = true;
		expect(await outcome).toBe('lost');
	});

	it('is waited for 20 seconds, and no longer', async () => {
		expect(await new Storing(answer(false)).outcome()).toBe('underWay');
		expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(20_000);
	});
});
