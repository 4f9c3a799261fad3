import { verifyCallback, type VerifyOptions } from '../../nodes/Akool/callback/verify';
import vectors from '../fixtures/callbacks.json';
import { COMPLETED, vector } from './vectors';

const { credential, payload, body } = COMPLETED;

const verify = (callback: unknown, options: Partial<VerifyOptions> = {}) =>
	verifyCallback(callback, credential, {
		verifySignature: true,
		maxAgeSeconds: 0,
		now: body.timestamp,
		...options,
	});

describe('verifying a callback', () => {
	it.each(vectors)('accepts what openssl made: $name', (genuine) => {
		const options = { verifySignature: true, maxAgeSeconds: 0, now: 0 };
		expect(verifyCallback(genuine.body, genuine, options)).toEqual({
			ok: true,
			payload: JSON.parse(genuine.payload),
		});
	});

	it.each([
		['clientId', vector('numeric nonce').credential.clientId],
		['clientId', ''],
		['apiKey', vector('32-byte key').credential.apiKey],
		['apiKey', ''],
	])('refuses it with another %s: "%s"', (field, value) => {
		const options = { verifySignature: true, maxAgeSeconds: 0, now: 0 };
		const others = { ...credential, [field]: value };
		expect(verifyCallback(body, others, options)).toMatchObject({ ok: false, status: 401 });
	});

	it.each([
		[0, true],
		[60_000, true],
		[60_001, false],
		[-60_000, true],
		[-60_001, false],
	])('%i ms after it was made, with 60 seconds allowed: %j', (later, ok) => {
		expect(verify(body, { maxAgeSeconds: 60, now: body.timestamp + later }).ok).toBe(ok);
	});

	it('takes any age for a negative one', () => {
		expect(verify(body, { maxAgeSeconds: -1, now: 0 }).ok).toBe(true);
	});

	it('says wrong signature rather than too old: the time of a forgery means nothing', () => {
		const forged = { ...body, signature: '' };
		expect(verify(forged, { maxAgeSeconds: 60, now: 0 })).toEqual({
			ok: false,
			status: 401,
			reason: 'the signature is wrong',
		});
	});

	it('does not read an encrypted payload as a plain one', () => {
		const both = { ...body, _id: 'forged', status: 4 };
		expect(verify(both, { verifySignature: false })).toEqual({
			ok: true,
			payload,
		});
	});

	it('does not change what it was given', () => {
		const frozen = Object.freeze({ ...body });
		expect(verify(frozen).ok).toBe(true);
		expect(frozen).toEqual(body);
	});
});
