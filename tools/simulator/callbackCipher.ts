import { createCipheriv, createHash, randomInt } from 'node:crypto';

import type { CallbackBody, CallbackOverrides, SimulatedCredential } from './types';

const IV_BYTES = 16;
const KEY_BYTES = [16, 24, 32];

/**
 * Says whether callbacks can be encrypted with this key.
 * @throws Error when the key is not 16, 24 or 32 bytes of UTF-8.
 */
export function assertUsableKey(apiKey: string): void {
	const { length } = Buffer.from(apiKey, 'utf8');
	if (!KEY_BYTES.includes(length)) {
		throw new Error(`apiKey has ${length} bytes; AES needs 16, 24 or 32`);
	}
}

/** `dataEncrypt` of a callback: base64 of AES-CBC with PKCS#7 padding. Throws as `assertUsableKey`. */
export function encryptPayload(plainText: string, clientId: string, apiKey: string): string {
	assertUsableKey(apiKey);
	const key = Buffer.from(apiKey, 'utf8');
	const iv = Buffer.alloc(IV_BYTES);
	Buffer.from(clientId, 'utf8').copy(iv, 0, 0, IV_BYTES);
	const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv);
	return Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]).toString('base64');
}

/** `signature` of a callback: 40 hexadecimal digits in lower case. */
function signatureOf(
	clientId: string,
	timestamp: number | string,
	nonce: number | string,
	dataEncrypt: string,
): string {
	// The default order of sort() is the one that Akool uses: UTF-16 code units, not a locale.
	const parts = [clientId, String(timestamp), String(nonce), dataEncrypt].sort();
	return createHash('sha1').update(parts.join(''), 'utf8').digest('hex');
}

/**
 * A callback body as Akool posts it. Without overrides it is genuine.
 * @param payload the plain text, or an object that becomes its JSON
 * @throws Error when the key is not 16, 24 or 32 bytes long
 */
export function signedCallback(
	payload: object | string,
	credential: SimulatedCredential,
	overrides: CallbackOverrides = {},
): CallbackBody {
	const plainText = typeof payload === 'string' ? payload : JSON.stringify(payload);
	const clientId = overrides.clientId ?? credential.clientId;
	const timestamp = overrides.timestamp ?? Date.now();
	const nonce = overrides.nonce ?? String(randomInt(1000, 1_000_000));
	const dataEncrypt =
		overrides.dataEncrypt ??
		encryptPayload(plainText, clientId, overrides.apiKey ?? credential.apiKey);
	const signature = overrides.signature ?? signatureOf(clientId, timestamp, nonce, dataEncrypt);
	return { signature, dataEncrypt, timestamp, nonce };
}
