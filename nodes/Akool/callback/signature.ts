import { createHash, timingSafeEqual } from 'crypto';

/** The parts of a callback that its signature covers. */
export interface SignedParts {
	clientId: string;
	/** Milliseconds since 1970, as it was sent: a number or its digits. */
	timestamp: number | string;
	/** As it was sent: JSON.parse keeps only the first digits of a long number. */
	nonce: string | number;
	dataEncrypt: string;
}

/**
 * Akool's signature: the SHA-1, as 40 lower-case hex digits, of the parts sorted by UTF-16 code
 * units and joined. Source: docs.akool.com, "Webhook".
 */
export function sign({ clientId, timestamp, nonce, dataEncrypt }: SignedParts): string {
	const parts = [clientId, String(timestamp), String(nonce), dataEncrypt].sort();
	return createHash('sha1').update(parts.join('')).digest('hex');
}

/**
 * Tells whether a received signature is the right one, in a time that does not depend on how much
 * of it is right. Anything but the exact text is wrong, whatever its type, length or case.
 */
export function isSignature(received: unknown, parts: SignedParts): boolean {
	if (typeof received !== 'string') return false;
	return isSameText(received, sign(parts));
}

/** Tells whether two texts are the same, in a time that does not depend on how much of them is. */
export function isSameText(one: string, other: string): boolean {
	return timingSafeEqual(digest(one), digest(other));
}

/** Both sides get one length, which timingSafeEqual demands. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
