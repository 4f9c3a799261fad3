/**
 * The header that signs in at Akool: one of the two and never both, because Akool would let
 * `Authorization` win. Without the spaces and line ends that were pasted along.
 *
 * @param credential fields of the credential; one that is missing gives a blank header
 */
export function authenticationHeader(credential: {
	authentication?: unknown;
	apiToken?: unknown;
	apiKey?: unknown;
}): Record<string, string> {
	return credential.authentication === 'apiToken'
		? { Authorization: `Bearer ${String(credential.apiToken ?? '').trim()}` }
		: { 'x-api-key': String(credential.apiKey ?? '').trim() };
}
