import shapes from '../fixtures/shapes.json';

export type ShapeName = keyof typeof shapes;

function jsonType(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function compare(example: unknown, actual: unknown, path: string, optional: string[]): string[] {
	const [wanted, found] = [jsonType(example), jsonType(actual)];
	if (wanted !== found) return [`${path}: ${found}, not ${wanted}`];
	if (Array.isArray(example)) {
		const [first] = example as unknown[];
		const entries = first === undefined ? [] : (actual as unknown[]);
		return entries.flatMap((entry) => compare(first, entry, `${path}[]`, optional));
	}
	if (wanted !== 'object' || example === null) return [];
	const [model, own] = [example, actual] as Array<Record<string, unknown>>;
	const at = (key: string) => (path === '' ? key : `${path}.${key}`);
	const missing = Object.keys(model ?? {})
		.filter((key) => !(key in (own ?? {})) && !optional.includes(at(key)))
		.map((key) => `${at(key)}: missing`);
	const wrong = Object.entries(own ?? {}).flatMap(([key, value]) =>
		key in (model ?? {})
			? compare(model?.[key], value, at(key), optional)
			: [`${at(key)}: not Akool's`],
	);
	return [...missing, ...wrong];
}

/**
 * What tells an answer apart from those of Akool's documentation: keys too many, keys missing, other
 * types.
 * @param lacking keys that this one answer need not have
 */
export function differences(name: ShapeName, actual: unknown, lacking: string[] = []): string[] {
	const { answer, optional } = shapes[name];
	return compare(answer, actual, '', [...optional, ...lacking]);
}
