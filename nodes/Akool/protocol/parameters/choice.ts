import { InvalidParameter, quote } from '../invalidParameter';
import { textOf } from './text';
import { isUnset } from './unset';

/**
 * Returns the choice that a field of the kind "options" holds, which an expression may have set.
 *
 * @param choices their values, in lower case; the first stands for a field that was left empty
 * @throws {InvalidParameter} for anything else
 */
export function requireChoice<Choice extends string>(
	field: string,
	value: unknown,
	choices: readonly [Choice, ...Choice[]],
): Choice {
	if (isUnset(value)) return choices[0];
	const text = textOf(value).toLowerCase();
	const choice = choices.find((each) => each === text);
	if (choice !== undefined) return choice;
	throw new InvalidParameter(
		`${field} is not one of its values: ${quote(value)}`,
		`Choose one from the list, or let the expression give one of: ${choices.join(', ')}.`,
	);
}
