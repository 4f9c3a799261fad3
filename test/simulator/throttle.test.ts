import { sleep } from 'n8n-workflow';

import { startSimulator } from '../../tools/simulator';
import { CREDIT, ask, create, get } from './client';
import { simulatorOfFile } from './simulatorOfFile';

const simulator = simulatorOfFile({ stepMs: Infinity });

/** Sends reads that hang, so that all are under way together, and waits until they have come. */
async function crowd(count: number) {
	const stop = new AbortController();
	simulator().fault({ kind: 'credit', hang: true, times: count });
	const { signal } = stop;
	const { apiToken } = simulator().credential;
	const headers = { authorization: `Bearer ${apiToken}` };
	const asked = Array.from({ length: count }, async () => {
		await ask(simulator(), CREDIT, { headers, signal }).catch(() => {});
	});
	while (simulator().requests.length < count) await sleep(5);
	return async () => {
		stop.abort();
		await Promise.all(asked);
	};
}

it.each([
	['http', 429],
	['code', 200],
] as const)('refuses by %s what is too many, and notes it', async (answer, status) => {
	simulator().throttle({ most: 3, answer, retryAfterSeconds: 2 });
	const end = await crowd(2);
	const third = await ask(simulator(), CREDIT);
	expect(third.status).toBe(200);
	simulator().throttle({ most: 2, answer, retryAfterSeconds: 2 });
	const refused = await ask(simulator(), CREDIT);
	expect(refused.status).toBe(status);
	if (answer === 'code') expect(await refused.json()).toMatchObject({ code: 1005 });
	else expect(refused.headers.get('retry-after')).toBe('2');
	// One that was answered may not have ended yet for the simulator.
	expect(simulator().throttled.refused).toBe(1);
	expect(simulator().throttled.most).toBeGreaterThanOrEqual(3);
	expect(simulator().throttled.admitted).toBe(3);
	await end();
});

it('counts creates only when told so, and those that are refused make nothing', async () => {
	simulator().throttle({ most: 0, answer: 'code' });
	expect((await create(simulator())).code).toBe(1000);
	expect((await get(simulator(), CREDIT)).code).toBe(1005);
	simulator().throttle({ most: 0, answer: 'code', counts: 'all' });
	expect((await create(simulator())).code).toBe(1005);
	expect(simulator().jobs).toHaveLength(1);
});

it('lets the rest through, and everything when it is gone', async () => {
	simulator().throttle({ most: 4, answer: 'http' });
	simulator().fault({ kind: 'credit', latencyMs: 20 });
	const answers = await Promise.all(
		Array.from({ length: 12 }, async () => (await ask(simulator(), CREDIT)).status),
	);
	const { throttled } = simulator();
	expect(answers.filter((status) => status === 429)).toHaveLength(throttled.refused);
	expect(throttled.admitted).toBeLessThanOrEqual(4);
	expect(throttled.most).toBeGreaterThanOrEqual(throttled.admitted);
	simulator().throttle(null);
	expect((await get(simulator(), CREDIT)).code).toBe(1000);
	simulator().reset();
	expect(simulator().throttled).toMatchObject({ refused: 0 });
});

it('is in force from the start when it is an option', async () => {
	const busy = await startSimulator({ throttle: { most: 0, answer: 'http' } });
	expect((await ask(busy, CREDIT)).status).toBe(429);
	busy.throttle(null);
	expect((await ask(busy, CREDIT)).status).toBe(200);
	busy.reset();
	expect((await ask(busy, CREDIT)).status).toBe(429);
	await busy.close();
});
