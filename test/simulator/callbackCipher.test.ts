import { createDecipheriv } from 'crypto';

import type { AkoolSimulator, CallbackBody } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import vectors from '../fixtures/callbacks.json';

describe('the simulator’s signed callbacks', () => {
	let simulator: AkoolSimulator;

	beforeAll(async () => {
		simulator = await startSimulator();
	});

	afterAll(async () => {
		await simulator.close();
	});

	it.each(vectors)('equal what openssl makes: $name', ({ payload, body, clientId, apiKey }) => {
		const { timestamp, nonce } = body;
		const signed = simulator.signCallback(payload, { timestamp, nonce, clientId, apiKey });
		expect(signed).toEqual(body);
	});

	it('have vectors for each key length and each status', () => {
		expect(new Set(vectors.map(({ apiKey }) => apiKey.length))).toEqual(new Set([16, 24, 32]));
		const statuses = vectors.map(
			({ payload }) => (JSON.parse(payload) as { status: number }).status,
		);
		expect(new Set(statuses)).toEqual(new Set([2, 3, 4]));
	});

	it('serialise an object and use the simulator’s own credential', () => {
		const { dataEncrypt } = simulator.signCallback({ _id: 'a', status: 3 });
		const { clientId, apiKey } = simulator.credential;
		const decipher = createDecipheriv('aes-192-cbc', apiKey, clientId.slice(0, 16));
		const plain = decipher.update(dataEncrypt, 'base64', 'utf8') + decipher.final('utf8');
		expect(plain).toBe('{"_id":"a","status":3}');
	});

	it('are tampered with as told, one part at a time', () => {
		const fixed = { timestamp: 1, nonce: 'n' };
		const genuine = simulator.signCallback({ status: 3 }, fixed);
		const changed = (overrides: object): Array<keyof CallbackBody> => {
			const body = simulator.signCallback({ status: 3 }, { ...fixed, ...overrides });
			const keys: Array<keyof CallbackBody> = ['signature', 'dataEncrypt', 'timestamp', 'nonce'];
			return keys.filter((key) => body[key] !== genuine[key]);
		};
		expect(changed({})).toEqual([]);
		expect(changed({ signature: 'x' })).toEqual(['signature']);
		expect(changed({ apiKey: 'k'.repeat(16) })).toEqual(['signature', 'dataEncrypt']);
		expect(changed({ dataEncrypt: 'AAAA' })).toEqual(['signature', 'dataEncrypt']);
		expect(changed({ timestamp: 2 })).toEqual(['signature', 'timestamp']);
	});

	it('refuse a key of the wrong length', async () => {
		const credential = { ...simulator.credential, apiKey: 'too short' };
		await expect(startSimulator({ credential })).rejects.toThrow('16, 24 or 32');
	});
});
