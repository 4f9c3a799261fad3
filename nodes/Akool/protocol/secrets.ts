/** What of the credential verifies callbacks. */
export interface CallbackSecrets {
	clientId: string;
	/** The API key, which is the same value as the client secret. */
	apiKey: string;
}

const CIPHERS = { 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' } as const;

/** Akool encrypts with AES in the strength that the key's length in bytes gives. */
export type CipherName = (typeof CIPHERS)[keyof typeof CIPHERS];

/** The cipher for a key; null when no cipher takes a key of its length. */
export function cipherFor(apiKey: string): CipherName | null {
	const cipher = CIPHERS[Buffer.byteLength(apiKey) as keyof typeof CIPHERS] as
		| CipherName
		| undefined;
	return cipher ?? null;
}

/** Why callbacks cannot be verified: the field of the credential, and how to fix it. */
export interface SecretsProblem {
	message: string;
	description: string;
}

/** What keeps the secrets from verifying callbacks; null when they can. */
export function secretsProblem({ clientId, apiKey }: CallbackSecrets): SecretsProblem | null {
	if (clientId === '') return missing('Client ID');
	if (apiKey === '') return missing('API Key (Client Secret)');
	if (cipherFor(apiKey) !== null) return null;
	return {
		message: `The API Key (Client Secret) of the Akool API credential has ${Buffer.byteLength(apiKey)} bytes instead of 16, 24 or 32`,
		description:
			'Copy the whole key from your Akool account into the credential: callbacks are decrypted with it.',
	};
}

function missing(field: string): SecretsProblem {
	return {
		message: `The Akool API credential has no ${field}`,
		description: `Fill in ${field} in the credential: callbacks are verified with it.`,
	};
}

/**
 * What of a credential verifies callbacks, without the spaces and line ends that were pasted along; a
 * field that was never filled in is empty.
 */
export function secretsOf({ clientId, apiKey }: Partial<CallbackSecrets>): CallbackSecrets {
	return { clientId: String(clientId ?? '').trim(), apiKey: String(apiKey ?? '').trim() };
}
