import type { INodeProperties } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { Akool } from '../../nodes/Akool/Akool.node';
import akoolCodex from '../../nodes/Akool/Akool.node.json';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';
import triggerCodex from '../../nodes/Akool/AkoolTrigger.node.json';
import { RESULT_CODES } from '../../nodes/Akool/protocol/resultCodes';

/** What of an entry in the tree of parameters a user reads. */
interface Entry {
	path: string;
	name: string;
	displayName?: string;
	type?: string;
	description?: string;
	hint?: string;
	placeholder?: string;
	action?: string;
	operation?: boolean;
}

type Texts = Omit<INodeProperties, 'default' | 'options'> & {
	value?: unknown;
	action?: string;
	options?: unknown;
	values?: unknown;
};

/** All parameters, and all that can be chosen in them. */
function entries(list: unknown, parent: string): Entry[] {
	return ((list ?? []) as Texts[]).flatMap((text) => {
		const path = `${parent} › ${text.displayName ?? text.name}`;
		const operation = 'action' in text;
		const children = [...entries(text.options, path), ...entries(text.values, path)];
		return [{ ...text, path, operation }, ...children];
	});
}

const nodes = [new Akool(), new AkoolTrigger()];
const all = [
	...nodes.flatMap(({ description }) => entries(description.properties, description.displayName)),
	...entries(new AkoolApi().properties, 'Akool API'),
];
const having = <Key extends keyof Entry>(key: Key) =>
	all.filter((entry): entry is Entry & Required<Pick<Entry, Key>> => entry[key] !== undefined);

/** The entries whose text breaks a rule, as the test shows them. */
function breaking(texts: Array<[Entry, string]>, rule: (text: string) => boolean): string[] {
	return texts.filter(([, text]) => !rule(text)).map(([{ path }, text]) => `${path}: ${text}`);
}

const SMALL_WORDS = ['a', 'an', 'and', 'as', 'at', 'in', 'of', 'on', 'or', 'per', 'the', 'to'];
const isTitleCase = (text: string) =>
	text
		.split(/[\s(/-]+/)
		.every((word, index) => (index > 0 && SMALL_WORDS.includes(word)) || !/^[a-z]/.test(word));
const PROPER_NAMES = /^(Akool|API|URL)$/;
const isSentenceCase = (text: string) =>
	/^[A-Z]/.test(text) &&
	text
		.split(' ')
		.slice(1)
		.every((word) => !/^[A-Z]/.test(word) || PROPER_NAMES.test(word));

/** One sentence ends without a full stop, several end with one. */
function endsRight(text: string): boolean {
	const withoutTags = text.replace(/<[^>]*>/g, '');
	const several = /[.!?]\s/.test(withoutTags);
	return several ? withoutTags.endsWith('.') : !/[.!?]$/.test(withoutTags);
}

const notices = having('displayName').filter(({ type }) => type === 'notice');

it('finds the texts that it is about', () => {
	expect(all.length).toBeGreaterThan(80);
	expect(having('description').length).toBeGreaterThan(50);
	expect(having('placeholder').length).toBeGreaterThan(5);
	expect(having('hint').length).toBeGreaterThan(1);
	expect(notices).toHaveLength(4);
});

describe("n8n's UX guidelines", () => {
	it('names of parameters and choices are in title case', () => {
		const labels = all
			.filter(({ type }) => type !== 'notice')
			.map((entry): [Entry, string] => [entry, entry.displayName ?? entry.name]);
		expect(breaking(labels, isTitleCase)).toEqual([]);
	});

	it('descriptions, hints and notices are sentences: a capital first, a full stop only after several', () => {
		const sentences = [
			...having('description').map((entry): [Entry, string] => [entry, entry.description]),
			...having('hint').map((entry): [Entry, string] => [entry, entry.hint]),
			...notices.map((entry): [Entry, string] => [entry, entry.displayName]),
		];
		expect(breaking(sentences, (text) => /^[A-Z-]/.test(text))).toEqual([]);
		expect(breaking(sentences, endsRight)).toEqual([]);
		expect(breaking(sentences, (text) => !/\s{2}|^\s|\s$|!/.test(text))).toEqual([]);
	});

	it('placeholders are examples, or say what a button adds', () => {
		const placeholders = having('placeholder');
		const [buttons, examples] = [true, false].map((isButton) =>
			placeholders
				.filter(({ type }) => (type === 'collection' || type === 'fixedCollection') === isButton)
				.map((entry): [Entry, string] => [entry, entry.placeholder]),
		);
		expect(breaking(examples ?? [], (text) => text.startsWith('e.g. '))).toEqual([]);
		expect(breaking(buttons ?? [], (text) => text.startsWith('Add '))).toEqual([]);
	});

	it('what is switched on or off is described with "Whether"', () => {
		const switches = all
			.filter(({ type }) => type === 'boolean')
			.map((entry): [Entry, string] => [entry, entry.description ?? '']);
		expect(switches.length).toBeGreaterThan(8);
		expect(breaking(switches, (text) => text.startsWith('Whether '))).toEqual([]);
	});

	it('every operation has an action in sentence case and a description that says more', () => {
		const operations = all.filter(({ operation }) => operation);
		expect(operations.length).toBeGreaterThan(5);
		const actions = operations.map((entry): [Entry, string] => [entry, entry.action ?? '']);
		expect(breaking(actions, isSentenceCase)).toEqual([]);
		const same = operations.filter(({ action, description = action }) => description === action);
		expect(same.map(({ path }) => path)).toEqual([]);
	});

	it('every parameter that is filled in explains itself', () => {
		const selectors = ['resource', 'operation', 'options', 'requestOptions', 'batching', 'batch'];
		const silent = all
			.filter(({ type }) => type !== undefined && type !== 'notice')
			.filter(({ name }) => !selectors.includes(name))
			.filter(({ description, hint }) => description === undefined && hint === undefined);
		expect(silent.map(({ path }) => path)).toEqual([]);
	});

	it('what goes wrong is told without the words that the guidelines avoid', () => {
		const texts = Object.values(RESULT_CODES).flatMap(({ meaning, advice }) => [meaning, advice]);
		const avoided = /\b(errors?|problems?|failures?|mistakes?)\b/i;
		expect(texts.filter((text) => avoided.test(text))).toEqual([]);
	});
});

describe('the English of the editor', () => {
	it('is written in the letters of English', () => {
		const texts = all.flatMap(({ displayName, name, description, hint, placeholder, action }) =>
			[displayName ?? name, description, hint, placeholder, action].filter(
				(text) => text !== undefined,
			),
		);
		// Typographic marks are no letters of another language.
		expect(texts.filter((text) => !/^[\x20-\x7E…’“”–]*$/.test(text))).toEqual([]);
	});
});

describe('the search of the node panel', () => {
	const words = (codex: { alias: string[] }) => codex.alias.map((alias) => alias.toLowerCase());

	it.each(['translate video', 'translation', 'dubbing', 'lip sync', 'subtitles'])(
		'finds Akool by "%s"',
		(text) => {
			expect(words(akoolCodex).filter((alias) => alias.includes(text))).not.toEqual([]);
		},
	);

	it.each(['translate video', 'dubbing', 'lip sync', 'webhook', 'callback'])(
		'finds Akool Trigger by "%s"',
		(text) => {
			expect(words(triggerCodex).filter((alias) => alias.includes(text))).not.toEqual([]);
		},
	);
});
