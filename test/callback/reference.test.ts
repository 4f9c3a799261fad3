import fc from 'fast-check';

import {
	isReferenceSignature,
	referenceSignature,
	withReference,
} from '../../nodes/Akool/callback/reference';

const KEY = 'k'.repeat(24);

describe('the signature of a reference', () => {
	// printf %s "<reference>" | openssl dgst -sha256 -hmac "<key>", of which 32 digits.
	it.each([
		['order 4711', KEY, '5a5bc329150641fb2ca3a57305c55f5c'],
		['', KEY, '01aa9b16dc8b10ec72c45be3b861e116'],
		['ü😀', 'abcdefghijklmnopqrstuvwxyzabcdef', 'ad117abd5e42e1686bec64325d50b4fa'],
	])('of %j is that of openssl', (reference, key, expected) => {
		expect(referenceSignature(reference, key)).toBe(expected);
		expect(isReferenceSignature(expected, reference, key)).toBe(true);
	});

	it.each([
		[undefined],
		[null],
		[7],
		[''],
		[['5a5bc329150641fb2ca3a57305c55f5c']],
		['5a5bc329150641fb2ca3a57305c55f5c '],
		['5A5BC329150641FB2CA3A57305C55F5C'],
	])('is not %j', (received) => {
		expect(isReferenceSignature(received, 'order 4711', KEY)).toBe(false);
	});

	it('proves nothing without a key', () => {
		expect(isReferenceSignature(referenceSignature('a', ''), 'a', '')).toBe(false);
	});
});

describe('a webhook URL with a reference', () => {
	const added = `reference=a&reference_signature=${referenceSignature('a', KEY)}`;

	it.each([
		['https://n8n.example/webhook/x', `https://n8n.example/webhook/x?${added}`],
		['https://n8n.example/x?', `https://n8n.example/x?${added}`],
		['https://n8n.example/x?b=1', `https://n8n.example/x?b=1&${added}`],
		['https://n8n.example/x#part', `https://n8n.example/x?${added}#part`],
		['https://n8n.example/x?b=1#c?d', `https://n8n.example/x?b=1&${added}#c?d`],
		['https://n8n.example/x?b=%20+%2B&c', `https://n8n.example/x?b=%20+%2B&c&${added}`],
		['https://n8n.example/x?b=1?2', `https://n8n.example/x?b=1?2&${added}`],
		['https://n8n.example/x?reference=old&b=1', `https://n8n.example/x?b=1&${added}`],
		[
			'https://n8n.example/x?reference[]=o&references=1',
			`https://n8n.example/x?references=1&${added}`,
		],
		['https://n8n.example/x?%72eference=o&reference_signature=p', `https://n8n.example/x?${added}`],
	])('%s', (url, expected) => {
		expect(withReference(url, 'a', KEY)).toBe(expected);
	});

	it('brings back any text, and the signature that proves it', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.webUrl({ withQueryParameters: true }),
				(text, url) => {
					const { searchParams } = new URL(withReference(url, text, KEY));
					expect(searchParams.getAll('reference')).toEqual([text]);
					const [signature, ...more] = searchParams.getAll('reference_signature');
					expect([isReferenceSignature(signature, text, KEY), more]).toEqual([true, []]);
				},
			),
		);
	});

	it('brings back what is left of half a character', () => {
		const { searchParams } = new URL(withReference('https://n8n.example/x', '\ud800', KEY));
		const [reference, signature] = [...searchParams.values()];
		expect(isReferenceSignature(signature, String(reference), KEY)).toBe(true);
	});
});
