import { createDecipheriv } from 'crypto';

import { isJsonObject, type JsonObject } from '../protocol/types';
import { cipherFor, type CallbackSecrets } from '../protocol/secrets';

/** What a callback says about a job, beside further keys of Akool. */
export interface CallbackPayload extends JsonObject {
	/** The video model ID; never empty. */
	_id: string;
	/** Akool's `video_status`. */
	status: number;
}

const IV_BYTES = 16;

/**
 * Decrypts a callback: AES-CBC with PKCS#7 padding, the key as UTF-8, and the first 16 bytes of the
 * client ID, padded with zero bytes, as IV. Source: docs.akool.com, "Webhook".
 *
 * @param dataEncrypt base64
 * @returns the plain text
 * @throws an Error when the key fits no cipher or the data was not encrypted with it
 */
export function decrypt(dataEncrypt: string, { clientId, apiKey }: CallbackSecrets): string {
	const cipher = cipherFor(apiKey);
	if (cipher === null) throw new Error('The API key fits no cipher');
	const iv = Buffer.alloc(IV_BYTES);
	Buffer.from(clientId).copy(iv, 0, 0, IV_BYTES);
	const decipher = createDecipheriv(cipher, Buffer.from(apiKey), iv);
	const bytes = Buffer.concat([
		decipher.update(Buffer.from(dataEncrypt, 'base64')),
		decipher.final(),
	]);
	return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The names that Akool's own demo reads, too, where those of its documentation are missing. */
const ALIASES = { _id: 'video_id', status: 'video_status', url: 'video' } as const;

/**
 * What a callback says, with what is missing under its documented name taken from the other one.
 * Null for a value that does not tell a job and its status.
 */
export function payloadOf(value: unknown): CallbackPayload | null {
	if (!isJsonObject(value)) return null;
	const payload = { ...value };
	for (const [name, alias] of Object.entries(ALIASES)) {
		if (isMissing(payload[name]) && !isMissing(value[alias])) payload[name] = value[alias];
	}
	return isPayload(payload) ? payload : null;
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function isPayload(value: JsonObject): value is CallbackPayload {
	return typeof value._id === 'string' && value._id !== '' && typeof value.status === 'number';
}
