import fc from 'fast-check';

import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen } from './listener';

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (parameters: object = {}) =>
	listen({ credential: credentialFor(simulator), parameters: parameters as never });

/** Any JSON value, as n8n parses it. */
const json = fc.json({ maxDepth: 3 }).map((text): unknown => JSON.parse(text));

/** Objects that look like callbacks, and are none. */
const nearMiss = fc.record(
	{
		signature: fc.oneof(fc.string({ minLength: 40, maxLength: 40 }), json),
		dataEncrypt: fc.oneof(fc.base64String(), json),
		timestamp: fc.oneof(fc.integer(), fc.double(), json),
		nonce: fc.oneof(fc.string(), fc.integer(), json),
		_id: fc.oneof(fc.string(), json),
		status: fc.oneof(fc.integer({ min: 1, max: 4 }), json),
	},
	{ requiredKeys: [] },
);

/** A payload of Akool with whatever further keys. */
const payloads = fc
	.record({
		further: fc.dictionary(fc.string(), json, { maxKeys: 6 }),
		known: fc.record({
			_id: fc.string({ minLength: 1, unit: 'binary' }),
			status: fc.constantFrom(1, 2, 3, 4),
		}),
		url: fc.option(fc.record({ url: fc.webUrl() }), { nil: {} }),
	})
	.map(({ further, known, url }) => ({ ...further, url: undefined, ...url, ...known }))
	// What arrives is JSON: no undefined, no -0.
	.map((payload) => JSON.parse(JSON.stringify(payload)) as Record<string, unknown>);

const WORDS = ['unknown', 'queueing', 'processing', 'completed', 'failed'];

describe('whatever JSON comes in', () => {
	it.each<[string, fc.Arbitrary<unknown>]>([
		['any value', json],
		['anything like a callback', nearMiss],
	])('%s is answered 400 or 401 and starts nothing', async (_, bodies) => {
		const { post, staticData } = trigger();
		await fc.assert(
			fc.asyncProperty(bodies, async (body) => {
				const answer = await post(body);
				expect([400, 401]).toContain(answer.status);
				expect(answer.executions).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
		expect(staticData()).toEqual({});
	});

	it('any text that was encrypted and signed is answered 200 or 401', async () => {
		const { post } = trigger({ events: [] });
		const texts = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.json(),
			json.map((v) => JSON.stringify(v)),
		);
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const answer = await post(simulator.signCallback(text));
				expect([200, 401]).toContain(answer.status);
				expect(answer.executions).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('whatever Akool encrypts and signs', () => {
	it('comes out as it went in, but for status, video_status and url', async () => {
		const events = WORDS.slice(1);
		const { post } = trigger({ events, options: { ignoreDuplicates: false } });
		const nonces = fc.oneof(fc.string({ unit: 'binary' }), fc.integer());
		await fc.assert(
			fc.asyncProperty(payloads, nonces, fc.nat(), async (payload, nonce, timestamp) => {
				const body = simulator.signCallback(payload, { nonce, timestamp });
				const { status, executions } = await post(JSON.parse(JSON.stringify(body)));
				expect(status).toBe(200);
				expect(executions).toHaveLength(1);
				expect(executions[0]).toHaveLength(1);
				const kept = Object.entries(payload).filter(([key]) => key !== '__proto__');
				expect(executions[0]?.[0]?.json).toStrictEqual({
					...Object.fromEntries(kept),
					video_status: payload.status,
					status: WORDS[payload.status as number],
					url: payload.url ?? null,
					reference: null,
				});
			}),
			{ numRuns: 1000 },
		);
	});

	it('is refused with any other signature', async () => {
		const { post } = trigger();
		await fc.assert(
			fc.asyncProperty(payloads, fc.string({ unit: 'binary' }), async (payload, signature) => {
				const answer = await post(simulator.signCallback(payload, { signature }));
				expect(answer).toMatchObject({ status: 401, executions: [] });
			}),
		);
	});
});
