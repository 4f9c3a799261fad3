import { createHmac } from 'crypto';

import { isSameText } from './signature';

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
 * Tells whether a received signature is that of the reference, in a time that does not depend on how
 * much of it is right. Anything but the exact text is wrong, and nothing is right without a key.
 */
export function isReferenceSignature(
	received: unknown,
	reference: string,
	apiKey: string,
): boolean {
	if (typeof received !== 'string' || apiKey === '') return false;
	return isSameText(received, referenceSignature(reference, apiKey));
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
	const added = new URLSearchParams({
		reference,
		reference_signature: referenceSignature(reference, apiKey),
	});
	const query = queries
		.join('?')
		.split('&')
		.filter((part) => part !== '' && !isOurs(part))
		.concat(added.toString())
		.join('&');
	const fragment = fragments.length === 0 ? '' : `#${fragments.join('#')}`;
	return `${address}?${query}${fragment}`;
}

/** Names as n8n reads them: also `reference[]`, which would make a list of it. */
function isOurs(part: string): boolean {
	const [name = ''] = [...new URLSearchParams(part).keys()];
	return /^reference(_signature)?(\[|$)/.test(name);
}

/** What the queries of a callback say: a reference, none, or why the callback is refused. */
export type ReferenceVerdict =
	| { ok: true; reference: string | null }
	| { ok: false; reason: string };

/**
 * The reference in the queries of a callback, whatever they are.
 *
 * @param apiKey null where signatures are not verified
 */
export function referenceIn(
	query: { reference?: unknown; reference_signature?: unknown },
	apiKey: string | null,
): ReferenceVerdict {
	const { reference, reference_signature: signature } = query;
	if (reference === undefined) return { ok: true, reference: null };
	if (apiKey === null)
		return { ok: true, reference: typeof reference === 'string' ? reference : null };
	if (typeof reference !== 'string') return { ok: false, reason: 'the reference is no text' };
	return isReferenceSignature(signature, reference, apiKey)
		? { ok: true, reference }
		: { ok: false, reason: 'the signature of the reference is wrong' };
}
