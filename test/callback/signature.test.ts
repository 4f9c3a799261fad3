import { isSignature, sign } from '../../nodes/Akool/callback/signature';
import { verifyCallback } from '../../nodes/Akool/callback/verify';
import example from '../fixtures/akoolsExample.json';
import vectors from '../fixtures/callbacks.json';

// The literal signatures below were made with `openssl dgst -sha1`.
const parts = {
	clientId: 'client',
	timestamp: 1710757900382,
	nonce: '3622',
	dataEncrypt: 'ZGF0YQ==',
};
const signature = '0391a823d13d40e7073abbf5660faa74da755c7d';

describe('the signature of a callback', () => {
	it.each(vectors)('is that of openssl: $name', ({ clientId, body }) => {
		expect(sign({ clientId, ...body })).toBe(body.signature);
		expect(isSignature(body.signature, { clientId, ...body })).toBe(true);
	});

	it('sorts its parts as text, digits before capitals before small letters', () => {
		expect(sign(parts)).toBe(signature);
		expect(sign({ ...parts, nonce: 'client', clientId: '3622' })).toBe(signature);
	});

	it('sorts by UTF-16 code units, not by code points', () => {
		// "😀" begins with D83D, before "ﬀ" (FB00), though its code point is the larger one.
		const mixed = { clientId: 'ﬀ', timestamp: 1, nonce: '😀', dataEncrypt: 'é' };
		expect(sign(mixed)).toBe('3c5cf14f2d07f3a7c1775d87f8db580a5209c471');
	});

	it('is the same for a nonce as number and as text', () => {
		expect(sign({ ...parts, nonce: 3622 })).toBe(signature);
	});

	it.each<[string, unknown]>([
		['in capitals', signature.toUpperCase()],
		['cut', signature.slice(1)],
		['longer', `${signature}0`],
		['with a space', ` ${signature}`],
		['empty', ''],
		['missing', undefined],
		['null', null],
		['a number', 7],
		['true', true],
		['in a list', [signature]],
		['an object that reads like it', { toString: () => signature }],
		['of another length by far', 'f'.repeat(1_000_000)],
	])('is not accepted %s', (_, received) => {
		expect(isSignature(received, parts)).toBe(false);
	});

	it('of the example on Akool’s page does not belong to the keys printed there', () => {
		const { clientId, body } = example;
		expect(isSignature(body.signature, { clientId, ...body })).toBe(false);
		const options = { verifySignature: true, maxAgeSeconds: 0, now: body.timestamp };
		expect(verifyCallback(body, example, options)).toMatchObject({ ok: false, status: 401 });
		const unverified = verifyCallback(body, example, { ...options, verifySignature: false });
		expect(unverified).toMatchObject({ ok: false, status: 401, reason: 'it does not decrypt' });
	});
});
