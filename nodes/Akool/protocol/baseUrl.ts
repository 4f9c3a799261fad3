import { InvalidParameter, quote } from './invalidParameter';

/**
 * The Base URL of the credential, without the spaces around it.
 *
 * @throws {InvalidParameter} when it is no address that a request can be sent to
 */
export function requireBaseUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	const advice =
		'Enter https://openapi.akool.com in the credential, or another complete address that starts with https:// or http://.';
	if (text === '') {
		throw new InvalidParameter('The Base URL of the Akool API credential is empty', advice);
	}
	const valid =
		!/\s/.test(text) &&
		/^https?:\/\//i.test(text) &&
		URL.canParse(text) &&
		['http:', 'https:'].includes(new URL(text).protocol);
	if (valid) return text;
	throw new InvalidParameter(
		`The Base URL of the Akool API credential is not a valid URL: ${quote(text)}`,
		advice,
	);
}
