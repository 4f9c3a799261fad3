import {
	isReferenceSignature,
	referenceIn,
	referenceSignature,
	withReference,
} from '../../nodes/Akool/callback/reference';
import { decrypt } from '../../nodes/Akool/callback/payload';
import { secretsProblem } from '../../nodes/Akool/protocol/secrets';
import { judgeUnread, verifyCallback } from '../../nodes/Akool/callback/verify';
import { encryptPayload } from '../../tools/simulator/callbackCipher';
import { COMPLETED } from './vectors';

const { credential, body } = COMPLETED;
const { apiKey } = credential;

const verify = (callback: unknown, verifySignature: boolean, maxAgeSeconds = 0, now = 0) =>
	verifyCallback(callback, credential, { verifySignature, maxAgeSeconds, now });
/** A callback about this, encrypted as Akool would, whose signature is not looked at. */
const about = (payload: string) =>
	verify({ ...body, dataEncrypt: encryptPayload(payload, credential.clientId, apiKey) }, false);

describe('without a secret', () => {
	const PARTS = 'dataEncrypt, timestamp or nonce is missing or of the wrong type';

	it.each<[unknown, string]>([
		[null, 'the body is not a JSON object'],
		[[body], 'the body is not a JSON object'],
		['text', 'the body is not a JSON object'],
		[{ ...body, dataEncrypt: 7 }, PARTS],
		[{ ...body, dataEncrypt: null }, PARTS],
		[{ ...body, nonce: null }, PARTS],
		[{ ...body, nonce: ['1'] }, PARTS],
		[{ ...body, timestamp: null }, PARTS],
		[{ ...body, timestamp: '' }, PARTS],
		[{ ...body, timestamp: '1x' }, PARTS],
		[{ ...body, timestamp: 'x1' }, PARTS],
		[{ ...body, timestamp: true }, PARTS],
		[{}, 'dataEncrypt is missing'],
		[{ _id: 'a' }, 'dataEncrypt is missing'],
		[{ video_id: 'a' }, 'dataEncrypt is missing'],
		[{ status: 3 }, 'dataEncrypt is missing'],
		[{ video_status: 3 }, 'dataEncrypt is missing'],
	])('%j is malformed: %s', (callback, reason) => {
		for (const verifySignature of [true, false]) {
			const verdict = { ok: false, status: 400, reason };
			expect(judgeUnread(callback, { verifySignature })).toEqual(verdict);
			expect(verify(callback, verifySignature)).toEqual(verdict);
		}
	});

	it.each([
		{ _id: 'a', status: 3 },
		{ video_id: 'a', status: 3 },
		{ _id: 'a', video_status: 3 },
		{ video_id: 'a', video_status: 3 },
	])('%j is a payload, which is taken only where signatures are not verified', (payload) => {
		const reason = 'the payload is not encrypted';
		expect(verify(payload, true)).toEqual({ ok: false, status: 401, reason });
		expect(verify(payload, false)).toMatchObject({ ok: true, payload: { _id: 'a', status: 3 } });
	});

	it('a payload of the wrong types is malformed', () => {
		const reason = '_id or status is of the wrong type';
		expect(verify({ _id: 7, status: 3 }, false)).toEqual({ ok: false, status: 400, reason });
	});

	it.each([{}, { timestamp: '1710757900382' }, { nonce: 7 }, { nonce: '7' }])(
		'nothing can be said of an encrypted callback: %j',
		(changes) => {
			expect(judgeUnread({ ...body, ...changes }, { verifySignature: true })).toBeNull();
		},
	);
});

describe('with the secrets', () => {
	it.each([
		['completed', 'the payload is not JSON'],
		['{"_id":"","status":3}', 'the payload has no _id or status'],
		['[]', 'the payload has no _id or status'],
	])('the payload %s is refused: %s', (payload, reason) => {
		expect(about(payload)).toEqual({ ok: false, status: 401, reason });
	});

	it('what is encrypted otherwise is refused', () => {
		const dataEncrypt = encryptPayload('{}', credential.clientId, 'k'.repeat(24));
		const reason = 'it does not decrypt';
		expect(verify({ ...body, dataEncrypt }, false)).toEqual({ ok: false, status: 401, reason });
	});

	it('what is too old is refused', () => {
		const reason = 'it is too old or from the future';
		const refused = { ok: false, status: 401, reason };
		expect(verify(body, true, 60, body.timestamp + 60_001)).toEqual(refused);
		expect(verify(body, true, NaN, body.timestamp)).toEqual(refused);
	});

	it.each([
		[
			{ clientId: '', apiKey: '' },
			'The Akool API credential has no Client ID',
			'Fill in Client ID in the credential: callbacks are verified with it.',
		],
		[
			{ clientId: 'c', apiKey: '' },
			'The Akool API credential has no API Key (Client Secret)',
			'Fill in API Key (Client Secret) in the credential: callbacks are verified with it.',
		],
		[
			{ clientId: 'c', apiKey: 'ü'.repeat(4) },
			'The API Key (Client Secret) of the Akool API credential has 8 bytes instead of 16, 24 or 32',
			'Copy the whole key from your Akool account into the credential: callbacks are decrypted with it.',
		],
	])('none can be judged when they are %j', (secrets, message, description) => {
		expect(secretsProblem(secrets)).toEqual({ message, description });
		const options = { verifySignature: true, maxAgeSeconds: 0, now: 0 };
		const refused = { ok: false, status: 401, reason: message };
		expect(verifyCallback(body, secrets, options)).toEqual(refused);
	});

	it('a key that fits no cipher is named when it is to decrypt', () => {
		const decrypting = () => decrypt(body.dataEncrypt, { clientId: 'c', apiKey: 'short' });
		expect(decrypting).toThrow('The API key fits no cipher');
	});
});

describe('the queries of a callback', () => {
	const signature = referenceSignature('a', apiKey);

	it('hold a reference that is signed, or none', () => {
		const signed = { reference: 'a', reference_signature: signature };
		expect(referenceIn(signed, apiKey)).toEqual({ ok: true, reference: 'a' });
		expect(referenceIn({}, apiKey)).toEqual({ ok: true, reference: null });
		expect(referenceIn({ reference_signature: signature }, apiKey)).toMatchObject({ ok: true });
	});

	it.each([undefined, '', referenceSignature('b', apiKey), [signature]])(
		'are refused when the signature is %j',
		(reference_signature) => {
			expect(referenceIn({ reference: 'a', reference_signature }, apiKey)).toEqual({
				ok: false,
				reason: 'the signature of the reference is wrong',
			});
		},
	);

	it.each([null, 7, ['a'], { a: 1 }])('are refused when the reference is %j', (reference) => {
		const query = { reference, reference_signature: signature };
		expect(referenceIn(query, apiKey)).toEqual({ ok: false, reason: 'the reference is no text' });
		expect(referenceIn(query, null)).toEqual({ ok: true, reference: null });
	});

	it('are believed where signatures are not verified', () => {
		expect(referenceIn({ reference: 'a' }, null)).toEqual({ ok: true, reference: 'a' });
	});

	it('are the user’s own where they only end like ours, and so are further fragments', () => {
		const added = `reference=a&reference_signature=${signature}`;
		const url = (queries: string) => `https://n8n.example/x?${queries}`;
		expect(withReference(`${url('my_reference=1')}#a#b`, 'a', apiKey)).toBe(
			`${url(`my_reference=1&${added}`)}#a#b`,
		);
		expect(isReferenceSignature(signature, 'a', apiKey)).toBe(true);
	});
});
