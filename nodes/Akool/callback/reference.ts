import { referenceSignature } from '../protocol/reference';
import { isSameText } from './signature';

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
