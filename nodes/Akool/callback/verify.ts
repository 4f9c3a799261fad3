import { isJsonObject, type JsonObject } from '../protocol/types';
import { decrypt, payloadOf, type CallbackPayload } from './payload';
import { secretsProblem, type CallbackSecrets } from '../protocol/secrets';
import { isSignature } from './signature';

/** How strictly a callback is looked at. */
export interface VerifyOptions {
	/** Whether the signature must be right; without it, unencrypted payloads come in, too. */
	verifySignature: boolean;
	/** Oldest (and furthest in the future) that a callback may be, in seconds; 0 for any age. */
	maxAgeSeconds: number;
	/** The present, in milliseconds since 1970. */
	now: number;
}

/**
 * What a callback says, or why it is refused: 400 malformed, 401 not proven to be Akool's. The
 * reason is for n8n's log only; the sender must not learn it.
 */
export type Verdict =
	| { ok: true; payload: CallbackPayload }
	| { ok: false; status: 400 | 401; reason: string };

interface EncryptedCallback {
	signature?: unknown;
	dataEncrypt: string;
	timestamp: number | string;
	nonce: string | number;
}

/**
 * What can be said of a callback without any secret: n8n pays for each look into a credential, and
 * most of what strangers send is not worth it. Null when the secrets are needed.
 */
export function judgeUnread(
	body: unknown,
	options: Pick<VerifyOptions, 'verifySignature'>,
): Verdict | null {
	if (!isJsonObject(body)) return malformed('the body is not a JSON object');
	if (!('dataEncrypt' in body)) return verifyUnencrypted(body, options);
	if (isEncryptedCallback(body)) return null;
	return malformed('dataEncrypt, timestamp or nonce is missing or of the wrong type');
}

/** Verifies the body of a callback. Never throws, whatever the body is. */
export function verifyCallback(
	body: unknown,
	secrets: CallbackSecrets,
	options: VerifyOptions,
): Verdict {
	const unread = judgeUnread(body, options);
	return unread ?? verifyEncrypted(body as EncryptedCallback, secrets, options);
}

function verifyEncrypted(
	{ signature, timestamp, nonce, dataEncrypt }: EncryptedCallback,
	secrets: CallbackSecrets,
	options: VerifyOptions,
): Verdict {
	if (options.verifySignature) {
		const problem = secretsProblem(secrets);
		if (problem !== null) return refused(problem.message);
		const parts = { clientId: secrets.clientId, timestamp, nonce, dataEncrypt };
		if (!isSignature(signature, parts)) return refused('the signature is wrong');
	}
	if (isTooOld(Number(timestamp), options)) return refused('it is too old or from the future');
	return readEncrypted(dataEncrypt, secrets);
}

function verifyUnencrypted(
	body: JsonObject,
	{ verifySignature }: Pick<VerifyOptions, 'verifySignature'>,
): Verdict {
	const looksLikePayload =
		('_id' in body || 'video_id' in body) && ('status' in body || 'video_status' in body);
	if (!looksLikePayload) return malformed('dataEncrypt is missing');
	if (verifySignature) return refused('the payload is not encrypted');
	const payload = payloadOf(body);
	return payload === null ? malformed('_id or status is of the wrong type') : accepted(payload);
}

function isEncryptedCallback(body: JsonObject): body is JsonObject & EncryptedCallback {
	return (
		typeof body.dataEncrypt === 'string' &&
		isTimestamp(body.timestamp) &&
		(typeof body.nonce === 'string' || typeof body.nonce === 'number')
	);
}

function isTimestamp(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

function isTooOld(timestamp: number, { maxAgeSeconds, now }: VerifyOptions): boolean {
	if (maxAgeSeconds <= 0) return false;
	// Put so that a limit that is no number lets nothing through.
	return !(Math.abs(now - timestamp) <= maxAgeSeconds * 1000);
}

function readEncrypted(dataEncrypt: string, secrets: CallbackSecrets): Verdict {
	try {
		const payload = payloadOf(JSON.parse(decrypt(dataEncrypt, secrets)));
		return payload === null ? refused('the payload has no _id or status') : accepted(payload);
	} catch (error) {
		const why = error instanceof SyntaxError ? 'the payload is not JSON' : 'it does not decrypt';
		return refused(why);
	}
}

function accepted(payload: CallbackPayload): Verdict {
	return { ok: true, payload };
}

function malformed(reason: string): Verdict {
	return { ok: false, status: 400, reason };
}

function refused(reason: string): Verdict {
	return { ok: false, status: 401, reason };
}
