import { referenceSignature, withReference } from '../../nodes/Akool/protocol/reference';

const KEY = 'k'.repeat(24);
const HOOK = 'https://n8n.example/webhook/1/webhook';

/** Made with `openssl dgst -sha256 -hmac`. */
const VECTORS: Array<[string, string]> = [
	['row 17', 'd72acb051ba38231abdd48200c5017c8'],
	['Größe & Länge #1 日本 🎬', 'c0f7961609462305fe5798f650c7c61d'],
];

describe('the signature of a reference', () => {
	it.each(VECTORS)('of %j is what others make of it', (reference, signature) => {
		expect(referenceSignature(reference, KEY)).toBe(signature);
	});

	it('depends on the key', () => {
		expect(referenceSignature('row 17', `${KEY}k`)).not.toBe(referenceSignature('row 17', KEY));
	});
});

describe('a webhook URL with a reference', () => {
	const reference = 'a=b&c#d é/🎬 +%';
	const query = `reference=${encodeURIComponent(reference)}&reference_signature=${referenceSignature(reference, KEY)}`;

	it.each([
		[HOOK, `${HOOK}?${query}`],
		[`${HOOK}?key=1`, `${HOOK}?key=1&${query}`],
		[`${HOOK}?`, `${HOOK}?${query}`],
		[`${HOOK}?key=1&`, `${HOOK}?key=1&${query}`],
		[`${HOOK}#part?x`, `${HOOK}?${query}#part?x`],
		[`${HOOK}?key=%20#part`, `${HOOK}?key=%20&${query}#part`],
	])('%s keeps its query and its fragment', (webhookUrl, expected) => {
		const url = withReference(webhookUrl, reference, KEY);
		expect(url).toBe(expected);
		expect(new URL(url).searchParams.get('reference')).toBe(reference);
	});
});
