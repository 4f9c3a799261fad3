import type { INodeProperties } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { Akool } from '../../nodes/Akool/Akool.node';
import akoolCodex from '../../nodes/Akool/Akool.node.json';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';
import triggerCodex from '../../nodes/Akool/AkoolTrigger.node.json';
import packageJson from '../../package.json';
import { filesWithHardcodedIds, hasHardcodedId } from '../../tools/rules/hardcodedIds';
import { contrast, iconContrast } from '../../tools/rules/iconContrast';
import { categories } from '../../tools/rules/nodeCategories.json';

// Rules of n8n's lint that its released version does not hold yet; docs/verification.md names them all.

/** A parameter, a choice in one, or a group of fields. */
interface Entry {
	path: string;
	name: string;
	displayName?: string;
	type?: string;
	hint?: string;
	value?: unknown;
	options?: Entry[];
	values?: Entry[];
}

function entries(list: Entry[], parent: string): Entry[] {
	return list.flatMap((entry) => {
		const path = `${parent}.${entry.name}`;
		const inner = [...(entry.options ?? []), ...(entry.values ?? [])];
		return [{ ...entry, path }, ...entries(inner, path)];
	});
}

const tree = (properties: INodeProperties[], name: string) =>
	entries(properties as unknown as Entry[], name);
const nodes = [new Akool().description, new AkoolTrigger().description];
const all = [
	...nodes.flatMap(({ name, properties }) => tree(properties, name)),
	...tree(new AkoolApi().properties, 'akoolApi'),
];
const paths = (found: Entry[]) => found.map(({ path }) => path);

describe.each([
	['Akool', akoolCodex],
	['Akool Trigger', triggerCodex],
])('the codex file of %s', (_name, codex) => {
	it('names categories that n8n knows', () => {
		expect(codex.categories).not.toEqual([]);
		expect(codex.categories.filter((category) => !categories.includes(category))).toEqual([]);
	});

	it('keeps out of what hides a node from the search of the node panel', () => {
		expect(codex.categories).not.toContain('AI');
		for (const word of ['Logic', 'Flow']) expect(codex.categories).not.toContain(word);
		expect(Object.keys(codex)).not.toContain('subcategories');
	});
});

describe('parameters', () => {
	it('have hints of at most 120 characters', () => {
		expect(all.filter(({ hint }) => hint !== undefined).length).toBeGreaterThan(1);
		expect(paths(all.filter(({ hint = '' }) => hint.length > 120))).toEqual([]);
	});

	it('have a default', () => {
		const withoutOne = all.filter((entry) => entry.type !== undefined && !('default' in entry));
		expect(paths(withoutOne)).toEqual([]);
	});

	it('have choices without an asterisk', () => {
		expect(paths(all.filter(({ name }) => name.includes('*')))).toEqual([]);
	});

	it('have no choice twice in one list', () => {
		const lists = all.flatMap(({ path, type, options = [] }) =>
			type === 'options' || type === 'multiOptions' ? [{ path, options }] : [],
		);
		const isTwice = (options: Entry[], key: 'name' | 'value') =>
			new Set(options.map((option) => option[key])).size !== options.length;
		const twice = lists.filter(
			({ options }) => isTwice(options, 'name') || isTwice(options, 'value'),
		);
		expect(lists.length).toBeGreaterThan(3);
		expect(twice.map(({ path }) => path)).toEqual([]);
	});

	it('offer no JSON field at the top level', () => {
		const open = nodes.flatMap(({ properties }) =>
			properties.filter(({ type }) => type === 'json'),
		);
		expect(open.map(({ name }) => name)).toEqual([]);
	});

	it.each(['resource', 'operation'])('offer each %s in alphabetical order', (name) => {
		const lists = all
			.filter((entry) => entry.name === name)
			.map(({ options = [] }) => options.map((option) => option.name));
		expect(lists).not.toEqual([]);
		for (const names of lists) {
			expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
		}
	});
});

describe('icons', () => {
	it('measures contrast as WCAG does', () => {
		expect(contrast('#000000', '#ffffff')).toBe(21);
		expect(contrast('#2b2b2b', '#2b2b2b')).toBe(1);
		// Both from n8n's own description of its rule.
		expect(contrast('#000000', '#2b2b2b')).toBeCloseTo(1.48, 2);
	});

	it.each(nodes.map(({ displayName, icon }) => ({ displayName, icon })))(
		'$displayName stands out from both backgrounds',
		({ icon }) => {
			if (typeof icon !== 'object') throw new Error('There is one icon for both themes.');
			const file = (name: string) => `nodes/Akool/${name.replace('file:', '')}`;
			expect(iconContrast(file(icon.light), 'light')).toBeGreaterThan(3);
			expect(iconContrast(file(icon.dark), 'dark')).toBeGreaterThan(3);
		},
	);
});

it('the trigger presents itself as one', () => {
	const { name, displayName, inputs } = new AkoolTrigger().description;
	expect([name, displayName, inputs]).toEqual(['akoolTrigger', 'Akool Trigger', []]);
});

it.each(nodes)('$displayName has one credential, and no colour of n8n', (description) => {
	expect(description.credentials).toHaveLength(1);
	expect(description.defaults).toEqual({ name: description.displayName });
	expect(description).not.toHaveProperty('color');
});

it('no identifier of an account is in the code', () => {
	expect(hasHardcodedId("qs: { partner_id: 'fixed-partner' }")).toBe(true);
	expect(hasHardcodedId("const clientId = 'fixed-client';")).toBe(true);
	expect(filesWithHardcodedIds()).toEqual([]);
});

it('the package has a repository of its own', () => {
	expect(packageJson).not.toHaveProperty('repository.directory');
});
