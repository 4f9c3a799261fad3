import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen } from './listener';

const OTHER_KEY = 'another-key-of-24-bytes!';

let simulator: AkoolSimulator;
let ids = 0;

beforeAll(async () => {
	simulator = await startSimulator();
});

let now = Date.now();

beforeEach(() => {
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => {
	jest.restoreAllMocks();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (parameters: object = {}) =>
	listen({ credential: credentialFor(simulator), parameters: parameters as never });
const callback = (overrides = {}) =>
	simulator.signCallback({ _id: `job-${++ids}`, status: 3 }, overrides);
const later = (milliseconds: number) => {
	now += milliseconds;
};

describe('the credential', () => {
	it('is loaded once for callbacks that come within 10 seconds, also at the same instant', async () => {
		const listener = trigger();
		const bodies = Array.from({ length: 20 }, () => callback());
		const answers = await Promise.all(bodies.map(async (body) => await listener.post(body)));
		expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
		later(9_900);
		expect((await listener.post(callback())).status).toBe(200);
		expect(listener.credentialsLoaded).toBe(1);
	});

	it('is loaded anew after 10 seconds: one that was changed counts no more', async () => {
		const listener = trigger();
		await listener.post(callback());
		listener.changeCredential({ apiKey: OTHER_KEY });
		later(10_000);
		expect((await listener.post(callback())).status).toBe(401);
	});

	it('is loaded anew after 10 seconds: one that was deleted counts no more', async () => {
		const listener = trigger();
		await listener.post(callback());
		listener.loseCredential('no such credential');
		later(10_000);
		expect((await listener.post(callback())).status).toBe(503);
	});

	it('counts at once when it was renewed', async () => {
		const listener = trigger();
		await listener.post(callback());
		listener.changeCredential({ apiKey: OTHER_KEY });
		expect((await listener.post(callback({ apiKey: OTHER_KEY }))).executions).toHaveLength(1);
		expect((await listener.post(callback())).status).toBe(401);
	});

	it('is not kept when n8n could not load it', async () => {
		const listener = trigger();
		listener.loseCredential('the database is locked');
		expect((await listener.post(callback())).status).toBe(503);
		const { post } = trigger();
		expect((await post(callback())).status).toBe(200);
		expect((await listener.post(callback())).status).toBe(503);
		expect(listener.credentialsLoaded).toBe(2);
	});

	it.each<[string, () => unknown]>([
		['malformed', () => ({ dataEncrypt: 1 })],
		['not encrypted', () => ({ _id: 'a', status: 3 })],
	])('is not loaded for a callback that is %s', async (_, body) => {
		const listener = trigger();
		expect((await listener.post(body())).status).toBeGreaterThanOrEqual(400);
		expect(listener.credentialsLoaded).toBe(0);
	});

	it('of one workflow is not that of another', async () => {
		const listener = trigger();
		await listener.post(callback());
		const stranger = listen({ credential: { ...credentialFor(simulator), apiKey: OTHER_KEY } });
		expect((await stranger.post(callback())).status).toBe(401);
	});

	it('appears in nothing that is logged, answered or remembered', async () => {
		const listener = trigger();
		const answers = [
			await listener.post(callback()),
			await listener.post(callback({ signature: 'f'.repeat(40) })),
		];
		const told = JSON.stringify([answers, listener.logged, listener.staticData()]);
		const { clientId, apiKey } = simulator.credential;
		expect(told).not.toContain(apiKey);
		expect(told).not.toContain(clientId);
	});
});
