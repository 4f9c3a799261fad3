import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Conditions, Parameter, Value } from './types';

/** The selectors by which the others are sorted: see {@link operationsOf}. */
const SELECTORS = ['resource', 'operation'];

type Situation = Record<string, Value>;

/** What a saved workflow depends on in each parameter; notices hold nothing. */
export function parametersOf(properties: INodeProperties[]): Parameter[] {
	return properties.filter(({ type }) => type !== 'notice').map((property) => parameter(property));
}

/**
 * The parameters of each operation, by "resource.operation", with the conditions that are left within
 * it; all under "" for a node without operations.
 */
export function operationsOf(
	properties: INodeProperties[],
	version: number,
): Record<string, Parameter[]> {
	const ofVersion = parametersOf(properties)
		.filter((one) => isPossible(one, { '@version': version }))
		.map((one) => without(one, ['@version']));
	const resources = ofVersion.find(({ name }) => name === 'resource')?.choices ?? [];
	if (resources.length === 0) return { '': ofVersion };
	const situations = resources.flatMap((resource) =>
		ofVersion
			.filter((one) => one.name === 'operation' && isPossible(one, { resource }))
			.flatMap(({ choices = [] }) => choices.map((operation) => ({ resource, operation }))),
	);
	return Object.fromEntries(
		situations.map((situation) => [
			`${String(situation.resource)}.${String(situation.operation)}`,
			ofVersion.filter((one) => isPossible(one, situation)).map((one) => without(one, SELECTORS)),
		]),
	);
}

function isPossible({ shown = {}, hidden = {} }: Parameter, situation: Situation): boolean {
	return Object.entries(situation).every(
		([name, value]) =>
			(shown[name]?.some((condition) => matches(condition, value)) ?? true) &&
			!(hidden[name]?.some((condition) => matches(condition, value)) ?? false),
	);
}

/** Reads the conditions that versions are compared with; of others it says so. */
function matches(condition: Value, value: Value): boolean {
	if (condition === null || typeof condition !== 'object') return condition === value;
	const [[kind, limit] = []] = Object.entries((condition as { _cnd?: Situation })._cnd ?? {});
	const [given, wanted] = [Number(value), Number(limit)];
	if (kind === 'gte') return given >= wanted;
	if (kind === 'gt') return given > wanted;
	if (kind === 'lte') return given <= wanted;
	if (kind === 'lt') return given < wanted;
	throw new Error(`tools/contract/parameters.ts cannot read ${JSON.stringify(condition)} yet.`);
}

function without({ shown, hidden, ...rest }: Parameter, names: string[]): Parameter {
	const left = (conditions: Conditions = {}) =>
		Object.fromEntries(Object.entries(conditions).filter(([name]) => !names.includes(name)));
	return { ...rest, ...filled('shown', left(shown)), ...filled('hidden', left(hidden)) };
}

function parameter(property: INodeProperties): Parameter {
	const { displayOptions = {}, typeOptions = {}, type, options = [] } = property;
	const choices = (options as INodePropertyOptions[]).map(({ value }) => value);
	const groups = (options as INodePropertyCollection[]).map(
		({ name, values }) => [name, parametersOf(values ?? [])] as const,
	);
	return {
		name: property.name,
		type,
		default: (property.default ?? null) as Value,
		...(property.required === true ? { required: true } : {}),
		...(property.noDataExpression === true ? { noExpression: true } : {}),
		...(typeOptions.multipleValues === true ? { multiple: true } : {}),
		...filled('shown', (displayOptions.show ?? {}) as Conditions),
		...filled('hidden', (displayOptions.hide ?? {}) as Conditions),
		...(typeOptions.minValue === undefined ? {} : { min: typeOptions.minValue }),
		...(typeOptions.maxValue === undefined ? {} : { max: typeOptions.maxValue }),
		...(['options', 'multiOptions'].includes(type) && choices.length > 0 ? { choices } : {}),
		...(type === 'collection' ? { fields: parametersOf(options as INodeProperties[]) } : {}),
		...(type === 'fixedCollection' ? { groups: Object.fromEntries(groups) } : {}),
	};
}

function filled<Name extends string>(
	name: Name,
	conditions: Conditions,
): { [key in Name]?: Conditions } {
	if (Object.keys(conditions).length === 0) return {};
	return { [name]: conditions } as { [key in Name]?: Conditions };
}
