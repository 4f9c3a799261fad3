import shapes from './shapes.json';

/** What is known of an answer: the type of each key, by its path; `[]` stands for an entry of a list. */
export interface Shape {
	request: string;
	/** Keys that the documentation shows. */
	keys: Record<string, string>;
	/** Keys that it only names. */
	maybe: Record<string, string>;
}

/** The answers that are looked at. */
export type Kind = keyof typeof shapes;

/** What Akool's documentation shows of an answer. */
export function shapeOf(kind: Kind): Shape {
	return shapes[kind] as Shape;
}

/** What of an answer is not as documented: a sentence each, which shows keys and types, never values. */
export function differences(value: unknown, { keys, maybe }: Shape): string[] {
	const found = typesIn(value);
	const known = { ...keys, ...maybe };
	// Of an empty list nothing can be said.
	const isSeen = (path: string) => !path.includes('[]') || found.has(listOf(path));
	const unknown = [...found].filter(([path]) => path.endsWith('[]') === false && !(path in known));
	const wrong = [...found].filter(([path, types]) => {
		const expected = known[path]?.split(' or ');
		return expected !== undefined && [...types].some((type) => !expected.includes(type));
	});
	return [
		...unknown
			.filter(([path]) => !Object.keys(known).some((key) => inside(key, path) || inside(path, key)))
			.map(([path, types]) => `unknown key ${path} (${[...types].join(' or ')})`),
		...Object.keys(keys)
			.filter((path) => !found.has(path) && isSeen(path))
			.map((path) => `missing key ${path}`),
		...wrong.map(
			([path, types]) => `${path} is ${[...types].join(' or ')}, documented as ${known[path]}`,
		),
	];
}

function listOf(path: string): string {
	return path.slice(0, path.lastIndexOf('[]') + 2);
}

function inside(path: string, parent: string): boolean {
	return path.startsWith(`${parent}.`) || path.startsWith(`${parent}[]`);
}

function typesIn(
	value: unknown,
	path = '',
	found = new Map<string, Set<string>>(),
): Map<string, Set<string>> {
	if (path !== '') found.set(path, (found.get(path) ?? new Set()).add(typeOf(value)));
	if (Array.isArray(value)) {
		for (const entry of value) typesIn(entry, `${path}[]`, found);
	} else if (value !== null && typeof value === 'object') {
		for (const [key, inner] of Object.entries(value)) {
			typesIn(inner, path === '' ? key : `${path}.${key}`, found);
		}
	}
	return found;
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}
