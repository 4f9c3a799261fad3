import { isDeepStrictEqual } from 'node:util';

import { parameterBreaks, quoted } from './parameterBreaks';
import type { Contract, NodeContract } from './types';

/**
 * What of an earlier contract a later one does not keep: removed, renamed, narrowed, or given another
 * default. What is added breaks nothing. Each is a sentence that says where.
 */
export function breaksBetween(earlier: Contract, later: Contract): string[] {
	return [
		...(earlier.package === later.package
			? []
			: [`The package was "${earlier.package}" and is "${later.package}".`]),
		...named(earlier.nodes, later.nodes, 'node', nodeBreaks),
		...named(earlier.credentials, later.credentials, 'credential', parameterBreaks),
		...named(earlier.items, later.items, 'item', keyBreaks),
		...named(earlier.answers, later.answers, 'answer', otherwise),
	];
}

type Compare<Part> = (earlier: Part, later: Part, where: string) => string[];

function named<Part>(
	earlier: Record<string, Part>,
	later: Record<string, Part>,
	kind: string,
	compare: Compare<Part>,
): string[] {
	return Object.entries(earlier).flatMap(([name, before]) => {
		const after = later[name];
		// A node without operations has all its parameters under no name.
		const where = name === '' ? kind.replace(/, \w+$/, '') : `${kind} ${name}`;
		return after === undefined ? [`${where} is gone.`] : compare(before, after, where);
	});
}

function nodeBreaks(earlier: NodeContract, later: NodeContract, where: string): string[] {
	return [
		...otherwise(earlier.inputs, later.inputs, `${where}: inputs`),
		...otherwise(earlier.outputs, later.outputs, `${where}: outputs`),
		...(earlier.usableAsTool && !later.usableAsTool ? [`${where} is no tool any more.`] : []),
		...named(earlier.credentials, later.credentials, `${where}, credential`, demandedNow),
		...named(earlier.webhooks, later.webhooks, `${where}, webhook`, otherwise),
		...named(earlier.operations, later.operations, `${where}, operation`, parameterBreaks),
		...Object.entries(later.credentials)
			.filter(([name, required]) => required && !(name in earlier.credentials))
			.map(([name]) => `${where} requires the new credential ${name}.`),
	];
}

function demandedNow(earlier: boolean, later: boolean, where: string): string[] {
	return !earlier && later ? [`${where} is required now.`] : [];
}

function keyBreaks(earlier: string[], later: string[], where: string): string[] {
	return earlier
		.filter((key) => !later.includes(key))
		.map((key) => `${where}: its key "${key}" is gone.`);
}

function otherwise(earlier: unknown, later: unknown, where: string): string[] {
	if (isDeepStrictEqual(earlier, later)) return [];
	return [`${where} was ${quoted(earlier)} and is ${quoted(later)}.`];
}
