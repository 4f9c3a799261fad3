import { InvalidParameter, quote } from './invalidParameter';
import { requireHttpUrl } from './parameters/httpUrl';
import { isUnset } from './parameters/unset';
import type { JobRequest } from './product';
import { isJsonObject, type JsonObject } from './types';

/** Longest reference, in characters. */
export const LONGEST_REFERENCE = 500;

/** Half a character, which no URL can carry. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Where Akool is to report what becomes of a job, and what is to come back with that.
 *
 * @throws {InvalidParameter} when the URL is none, or the reference too long or without a URL
 */
export function callbackParameters(
	parameters: JsonObject,
): Pick<JobRequest, 'webhookUrl' | 'reference'> {
	const options = isJsonObject(parameters.options) ? parameters.options : {};
	const reference = requireReference(options.reference);
	if (isUnset(parameters.webhookUrl)) {
		if (reference === undefined) return {};
		throw new InvalidParameter(
			'Reference needs a Webhook URL',
			'It comes back with the callback: enter the URL of an Akool Trigger, or remove the reference.',
		);
	}
	const webhookUrl = requireHttpUrl('Webhook URL', parameters.webhookUrl);
	return reference === undefined ? { webhookUrl } : { webhookUrl, reference };
}

function requireReference(value: unknown): string | undefined {
	if (isUnset(value)) return undefined;
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string' || LONE_SURROGATE.test(text)) {
		throw new InvalidParameter(
			`Reference is not text: ${quote(value)}`,
			'Enter text or a number, such as the number of a row.',
		);
	}
	// As people count, not by UTF-16 units.
	const characters = Array.from(text).length;
	if (characters <= LONGEST_REFERENCE) return text;
	throw new InvalidParameter(
		`Reference is too long: ${characters} characters`,
		`Enter at most ${LONGEST_REFERENCE} characters, such as the number of a row.`,
	);
}
