import { isDeepStrictEqual } from 'node:util';

import type { Conditions, Parameter, Value } from './types';

/**
 * What of earlier parameters later ones do not keep. Several may have one name; of those, any that
 * keeps an earlier one will do.
 * @param where begins each sentence
 */
export function parameterBreaks(earlier: Parameter[], later: Parameter[], where: string): string[] {
	const kept = earlier.flatMap((before) => {
		const place = `${where}, parameter ${before.name}`;
		const candidates = later.filter(({ name }) => name === before.name);
		if (candidates.length === 0) return [`${place} is gone.`];
		const problems = candidates.map((after) => changes(before, after, place));
		return problems.sort((one, other) => one.length - other.length)[0] ?? [];
	});
	const demanded = later
		.filter(({ name, required }) => required && !earlier.some((before) => before.name === name))
		.filter(({ default: value }) => isEmpty(value))
		.map(({ name }) => `${where}, parameter ${name} is new, required and empty by default.`);
	return [...kept, ...demanded];
}

/** A value as a sentence shows it. */
export function quoted(value: unknown): string {
	return JSON.stringify(value) ?? 'nothing';
}

function changes(before: Parameter, after: Parameter, where: string): string[] {
	return [
		...changed('type', before.type, after.type),
		...changed('default', before.default, after.default),
		...(after.multiple === before.multiple
			? []
			: [`takes ${after.multiple ? 'several values' : 'one value'} now`]),
		...(after.required && !before.required ? ['is required now'] : []),
		...(after.noExpression && !before.noExpression ? ['takes no expression any more'] : []),
		...shownLess(before, after),
		...((after.min ?? -Infinity) > (before.min ?? -Infinity)
			? [`takes nothing below ${after.min} now`]
			: []),
		...((after.max ?? Infinity) < (before.max ?? Infinity)
			? [`takes nothing above ${after.max} now`]
			: []),
		...missing(before.choices ?? [], after.choices ?? []).map(
			(choice) => `does not offer ${quoted(choice)} any more`,
		),
	]
		.map((problem) => `${where} ${problem}.`)
		.concat(inner(before, after, where));
}

function inner(before: Parameter, after: Parameter, where: string): string[] {
	const groups = Object.entries(before.groups ?? {}).flatMap(([name, fields]) => {
		const now = after.groups?.[name];
		const place = `${where}, group ${name}`;
		return now === undefined ? [`${place} is gone.`] : parameterBreaks(fields, now, place);
	});
	return [...parameterBreaks(before.fields ?? [], after.fields ?? [], where), ...groups];
}

function changed(what: string, before: Value, after: Value): string[] {
	if (isDeepStrictEqual(before, after)) return [];
	return [`had the ${what} ${quoted(before)} and has ${quoted(after)}`];
}

function shownLess(before: Parameter, after: Parameter): string[] {
	const narrowed = Object.entries(after.shown ?? {}).filter(([name, values]) => {
		const earlier = before.shown?.[name];
		return earlier === undefined || missing(earlier, values).length > 0;
	});
	const hiddenMore = Object.entries(after.hidden ?? {}).filter(
		([name, values]) => missing(values, before.hidden?.[name] ?? []).length > 0,
	);
	const said = (conditions: Conditions = {}) =>
		Object.keys(conditions).length === 0 ? 'always' : quoted(conditions);
	return [
		...(narrowed.length > 0 ? [`was shown ${when(before.shown)} and is ${when(after.shown)}`] : []),
		...(hiddenMore.length > 0 ? [`is hidden for ${said(after.hidden)} now`] : []),
	];

	function when(conditions?: Conditions): string {
		const text = said(conditions);
		return text === 'always' ? text : `only for ${text}`;
	}
}

/** The values of the first list that the second has not. */
function missing(values: Value[], from: Value[]): Value[] {
	return values.filter((value) => !from.some((other) => isDeepStrictEqual(value, other)));
}

function isEmpty(value: Value): boolean {
	return value === '' || value === null || (Array.isArray(value) && value.length === 0);
}
