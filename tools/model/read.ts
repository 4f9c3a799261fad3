import { Unforeseen } from './types';
import type { Json } from './types';

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value if it is an object. @throws Unforeseen naming `what` otherwise */
export function required(what: string, value: unknown): Json {
	if (isObject(value)) return value;
	throw new Unforeseen(`${what} is no object: ${JSON.stringify(value)}`);
}

/** The value if it is a list of objects. @throws Unforeseen naming `what` otherwise */
export function objects(what: string, value: unknown): Json[] {
	if (Array.isArray(value) && value.every(isObject)) return value;
	throw new Unforeseen(`${what} is no list of objects: ${JSON.stringify(value)}`);
}

/** Text that comes as such or in parts of type text. @throws Unforeseen naming `what` otherwise */
export function text(what: string, value: unknown): string {
	if (typeof value === 'string') return value;
	return objects(what, value)
		.map((part) => {
			if (typeof part.text === 'string') return part.text;
			throw new Unforeseen(`${what} has a part without text: ${JSON.stringify(part)}`);
		})
		.join('');
}

/** The messages of the user, and what follows the last of them. @throws Unforeseen when there is none */
export function conversation(messages: Json[]): { prompts: string[]; since: Json[] } {
	const last = messages.map(({ role }) => role).lastIndexOf('user');
	if (last < 0) throw new Unforeseen('no message is the user’s');
	const users = messages.filter(({ role }) => role === 'user');
	return {
		prompts: users.map(({ content }) => text('the user’s message', content)),
		since: messages.slice(last + 1),
	};
}
