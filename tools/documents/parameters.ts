import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { properties } from '../../nodes/Akool/operations';
import { triggerFields } from '../../nodes/Akool/trigger/fields';
import type { Document, Table } from './markdown';

const FORMS = {
	node: properties,
	trigger: triggerFields,
	credential: new AkoolApi().properties,
};

/** What a page says of a form of the editor: every name that it shows, and the right defaults. */
export function parameterProblems({ text, tables }: Document, form: keyof typeof FORMS): string[] {
	const shown = FORMS[form].flatMap(shownIn);
	const names = new Set(shown.map(({ name }) => name));
	return [
		...[...names]
			.filter((name) => !text.includes(name))
			.map((name) => `does not mention "${name}", which the editor shows`),
		...tables.flatMap((table) => defaultProblems(table, shown)),
	];
}

/** A name that the editor shows, and the default of the field as the editor shows it. */
interface Shown {
	name: string;
	preset: string;
}

const UNNAMED = ['notice', 'collection'];

function shownIn(property: INodeProperties): Shown[] {
	const { displayName, type, options, name } = property;
	const own = { name: shortName(displayName), preset: presetOf(property) };
	const isList = type === 'collection' && name !== 'requestOptions';
	const inner = isList ? (options as INodeProperties[]).flatMap(shownIn) : [];
	const operations = name === 'operation' ? (options ?? []) : [];
	return [
		...(UNNAMED.includes(type) ? [] : [own]),
		...inner,
		...operations.map((option) => ({ name: option.name, preset: '' })),
	];
}

/** The name of a field without what n8n's rules want behind those that are filled from the API. */
function shortName(displayName: string): string {
	return displayName.replace(/ Name or ID$/, '').replace(/ Names or IDs$/, 's');
}

/** In a field that is filled from the API, the name of this value is given by the code beside it. */
const LOADED: Record<string, string> = { DEFAULT: 'Detect Automatically' };

function presetOf({ type, options, default: preset }: INodeProperties): string {
	if (type === 'boolean') return preset === true ? 'on' : 'off';
	if (type === 'fixedCollection') return '';
	const choices = (options ?? []) as INodePropertyOptions[];
	const nameOf = (value: unknown): string =>
		choices.find((choice) => choice.value === value)?.name ?? String(value);
	if (Array.isArray(preset)) return preset.map(nameOf).join(', ');
	return LOADED[String(preset)] ?? nameOf(preset);
}

/** Rows whose default no field of that name has; one that names several fields says none. */
function defaultProblems({ header, rows }: Table, shown: Shown[]): string[] {
	const column = header.indexOf('default');
	if (column < 0) return [];
	return rows
		.map((row) => [(row[0] ?? '').replace(/ \(option\)$/, ''), row[column] ?? ''] as const)
		.filter(([name]) => !name.includes(', '))
		.flatMap(([name, told]) => {
			const presets = shown.filter((one) => one.name === name).map(({ preset }) => preset);
			if (presets.length === 0) return [`the editor shows no "${name}"`];
			return presets.includes(told)
				? []
				: [`the default of ${name} is "${presets.join('" or "')}", not "${told}"`];
		});
}
