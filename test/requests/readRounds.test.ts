import { ServerByHand, outage, slowDown } from './serverByHand';

/** A server that 4000 reads want to be sent to; the last of the first 25 was throttled, so it allows 24. */
async function serverThatAllows24(): Promise<ServerByHand> {
	const server = new ServerByHand();
	await server.start(4000);
	expect(server.underWay).toBe(25);
	await server.answer(24, slowDown());
	await server.answerFirst(12);
	return server;
}

it('after a throttled answer the limit rises again to one less than were under way', async () => {
	const server = await serverThatAllows24();
	expect(server.underWay).toBe(24);
	await server.calmRounds(2);
	expect(server.underWay).toBe(24);
});

it('after 20 calm rounds one more is tried, and after 20 more another', async () => {
	const server = await serverThatAllows24();
	const seen: number[] = [];
	for (const rounds of [19, 1, 19, 1]) {
		await server.calmRounds(rounds);
		seen.push(server.underWay);
	}
	expect(seen).toEqual([24, 25, 25, 26]);
});

it('a failure makes the calm rounds count anew', async () => {
	const server = await serverThatAllows24();
	await server.calmRounds(19);
	await server.answerFirst(1, outage());
	await server.calmRounds(19);
	expect(server.underWay).toBe(24);
	await server.calmRounds(1);
	expect(server.underWay).toBe(25);
});

it('however long all goes well, no more than 100 are under way', async () => {
	const server = new ServerByHand();
	await server.start(4000);
	await server.calmRounds(2);
	for (let round = 0; round < 25; round++) {
		expect(server.underWay).toBe(100);
		await server.calmRounds(1);
	}
});
