import { InvalidParameter, quote } from '../invalidParameter';
import { isJsonObject, type JsonObject } from '../types';
import { isUnset } from './unset';

const FIELD = 'Additional Fields';

/**
 * The request's body with the user's own keys added: a JSON object or its text. They never replace a
 * key that the body has, nor one that only the node may send: by those a job is told and reported.
 *
 * @param reserved keys that only the node may send though the body has them not yet
 * @throws {InvalidParameter} for what is no JSON object
 */
export function withAdditionalFields(
	body: JsonObject,
	value: unknown,
	reserved: readonly string[],
): JsonObject {
	const own = [...Object.keys(body), ...reserved];
	const added = Object.entries(additionalFields(value)).filter(([key]) => !own.includes(key));
	return { ...body, ...Object.fromEntries(added) };
}

function additionalFields(value: unknown): JsonObject {
	if (isUnset(value)) return {};
	const fields = parsed(typeof value === 'string' ? value : asJson(value));
	if (fields === PROTO) {
		throw new InvalidParameter(
			`${FIELD} has a key that cannot be sent: "__proto__"`,
			'Remove the key: n8n gives it a meaning of its own.',
		);
	}
	if (isJsonObject(fields)) return fields;
	throw new InvalidParameter(
		`${FIELD} is not a JSON object: ${quote(value)}`,
		'Enter an object such as {"key": "value"}, or let the expression give one.',
	);
}

const PROTO = Symbol('__proto__');

function parsed(text: string): unknown {
	let hasProto = false;
	try {
		const value: unknown = JSON.parse(text, (key, inner: unknown) => {
			hasProto ||= key === '__proto__';
			return inner;
		});
		return hasProto ? PROTO : value;
	} catch {
		return undefined;
	}
}

/** Empty for what JSON cannot tell, such as an object that contains itself. */
function asJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return '';
	}
}
