import { InvalidParameter, quote } from '../invalidParameter';
import { isJsonObject, type JsonObject } from '../types';
import { isUnset } from './unset';

/** Returns the fields of a collection, none when it is empty. Throws {@link InvalidParameter}. */
export function requireCollection(field: string, value: unknown): JsonObject {
	if (isUnset(value)) return {};
	if (isJsonObject(value)) return value;
	throw new InvalidParameter(
		`${field} is not a collection of fields: ${quote(value)}`,
		'An expression for all of it must give an object. Or fill in the fields one by one.',
	);
}
