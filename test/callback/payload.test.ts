import { decrypt, payloadOf } from '../../nodes/Akool/callback/payload';
import vectors from '../fixtures/callbacks.json';
import { COMPLETED, vector } from './vectors';

const { credential, body } = COMPLETED;

describe('decrypting a callback', () => {
	it.each(vectors)(
		'gives what openssl encrypted: $name',
		({ body: encrypted, payload, ...secrets }) => {
			expect(decrypt(encrypted.dataEncrypt, secrets)).toBe(payload);
		},
	);

	it.each<[string, string, string]>([
		['nothing', '', credential.apiKey],
		['no base64', '!!!!', credential.apiKey],
		['half a block', body.dataEncrypt.slice(0, 10), credential.apiKey],
		['another key of the same length', body.dataEncrypt, 'k'.repeat(24)],
		['another key of another length', body.dataEncrypt, 'k'.repeat(32)],
		['no key', body.dataEncrypt, ''],
		['a key that fits no cipher', body.dataEncrypt, 'k'.repeat(20)],
	])('fails with %s', (_, dataEncrypt, key) => {
		expect(() => decrypt(dataEncrypt, { ...credential, apiKey: key })).toThrow();
	});

	it('fails when the text is not UTF-8, rather than change it', () => {
		// The bytes C3 28 (and C3 BC), encrypted by openssl with this key and an IV of zeros.
		const secrets = { ...vector('16-byte key').credential, clientId: '' };
		expect(() => decrypt('pltGKqceZlEhBzN9BGnxJQ==', secrets)).toThrow();
		expect(decrypt('lFswMzMh/90y1eVrAF6HgA==', secrets)).toBe('ü');
	});
});

describe('a payload', () => {
	it.each<[unknown]>([
		[{ _id: 'a', status: 3 }],
		[{ _id: 'a', status: 0 }],
		[{ _id: ' ', status: -1.5, type: null, nested: { _id: 7 } }],
	])('is %j', (value) => {
		expect(payloadOf(value)).toEqual(value);
	});

	it.each<[unknown]>([
		[null],
		['text'],
		[3],
		[[]],
		[[{ _id: 'a', status: 3 }]],
		[{}],
		[{ _id: 'a' }],
		[{ status: 3 }],
		[{ _id: '', status: 3 }],
		[{ _id: 7, status: 3 }],
		[{ _id: ['a'], status: 3 }],
		[{ _id: 'a', status: '3' }],
		[{ _id: 'a', status: null }],
		[{ _id: 'a', status: true }],
		[{ video_id: 'a', status: '3' }],
		[{ _id: 7, video_id: 'a', status: 3 }],
		[{ _id: 'a', status: true, video_status: 3 }],
	])('is not %j', (value) => {
		expect(payloadOf(value)).toBeNull();
	});

	it.each<[object, object]>([
		[
			{ video_id: 'a', video_status: 3, video: 'https://results.example/a.mp4' },
			{ _id: 'a', status: 3, url: 'https://results.example/a.mp4' },
		],
		[
			{ _id: '', video_id: 'a', status: null, video_status: 1 },
			{ _id: 'a', status: 1 },
		],
		[
			{ _id: 'b', video_id: 'a', status: 4, video_status: 3, url: 'u', video: 'v' },
			{ _id: 'b', status: 4, url: 'u' },
		],
	])('takes what is missing from the other names: %j', (value, expected) => {
		expect(payloadOf(value)).toEqual({ ...value, ...expected });
	});
});
