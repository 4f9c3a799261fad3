import { createHmac } from 'crypto';

/** So many hex digits of the HMAC are the signature: 128 bits. */
const SIGNATURE_DIGITS = 32;

/**
 * What proves that a reference comes from the node that created the job: the first 32 hex digits of
 * the HMAC-SHA-256 of the reference as UTF-8, keyed with the API key.
 */
export function referenceSignature(reference: string, apiKey: string): string {
	const digits = createHmac('sha256', apiKey).update(reference, 'utf8').digest('hex');
	return digits.slice(0, SIGNATURE_DIGITS);
}

/**
 * A webhook URL to which Akool will bring the reference back: with the queries `reference` and
 * `reference_signature`, in place of any of that name. The rest of the URL stays as it is, to the
 * letter, because it may be signed.
 */
export function withReference(webhookUrl: string, reference: string, apiKey: string): string {
	const [beforeFragment = '', ...fragments] = webhookUrl.split('#');
	const [address = '', ...queries] = beforeFragment.split('?');
	// As UTF-8 has it, like the signature: half a character becomes a replacement character.
	const text = encodeURIComponent(Buffer.from(reference).toString());
	const added = `reference=${text}&reference_signature=${referenceSignature(reference, apiKey)}`;
	const query = queries
		.join('?')
		.split('&')
		.filter((part) => part !== '' && !isOurs(part))
		.concat(added)
		.join('&');
	const fragment = fragments.length === 0 ? '' : `#${fragments.join('#')}`;
	return `${address}?${query}${fragment}`;
}

/** Names as n8n reads them: also `reference[]`, which would make a list of it. */
function isOurs(part: string): boolean {
	const [name = ''] = [...new URLSearchParams(part).keys()];
	return /^reference(_signature)?(\[|$)/.test(name);
}
