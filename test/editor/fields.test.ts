import type { Editor } from '../../tools/editor/editor';
import { createTranslator, startWorld, type World } from '../e2e/world';
import { eventually } from './eventually';
import { openEditor } from './openEditor';

let world: World;
let editor: Editor;

beforeAll(async () => {
	world = await startWorld();
	const { id } = await createTranslator(world, {});
	editor = await openEditor();
	await editor.canvas.openWorkflow(id);
	await editor.canvas.openNode('Create Translation');
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

const SELECTORS = ['Credential', 'Resource', 'Operation'];
const VIDEO = ['Input Type', 'Video URL'];
const AUDIO = ['Audio Input Type', 'Audio URL'];
const WAIT = ['Wait Mode', 'Max Wait (Minutes)'];
const TRANSLATION = [
	...VIDEO,
	'Source Language Name or ID',
	'Target Language Names or IDs',
	'Lip Sync',
];

it.each([
	['Account', 'Get Credit', []],
	['Video Translation', 'List Languages', []],
	['Video Translation', 'Get Video Info', ['Video Model ID', 'Simplify']],
	[
		'Video Translation',
		'Download Video',
		['Video Model ID', 'Assets', 'Put Output File in Field', 'Options'],
	],
	['Lip Sync', 'Create', [...VIDEO, ...AUDIO, 'Webhook URL', 'Simplify', 'Options']],
	['Lip Sync', 'Create and Wait', [...VIDEO, ...AUDIO, ...WAIT, 'Simplify']],
	[
		'Talking Photo',
		'Create',
		[
			...['Photo Input Type', 'Photo URL', ...AUDIO, 'Resolution'],
			...['Webhook URL', 'Simplify', 'Options'],
		],
	],
	[
		'Talking Avatar',
		'Create',
		[
			...['Avatar Source', 'Avatar Name or ID', 'Speech', 'Text', 'Voice Name or ID'],
			...['Webhook URL', 'Simplify', 'Options'],
		],
	],
	['Talking Avatar', 'List Avatars', ['Return All', 'Limit']],
	['Video Translation', 'Create and Wait', [...TRANSLATION, ...WAIT, 'Simplify', 'Options']],
	[
		'Video Translation',
		'Create Translation',
		[...TRANSLATION, 'Webhook URL', 'Simplify', 'Options'],
	],
])('%s: %s asks for its fields, the most important first', async (resource, operation, fields) => {
	await editor.node.choose('resource', resource);
	await editor.node.choose('operation', operation);
	await editor.screenshot(`fields-${resource}-${operation}`.replaceAll(' ', '-').toLowerCase());
	await eventually(async () =>
		expect(await editor.node.labels()).toEqual([...SELECTORS, ...fields]),
	);
});

it('polling asks for its interval, and says what it costs', async () => {
	await editor.node.choose('operation', 'Create and Wait');
	await editor.node.choose('waitMode', 'Polling');
	await editor.screenshot('fields-polling');
	await eventually(async () => {
		const labels = await editor.node.labels();
		const max = labels.indexOf('Max Wait (Minutes)');
		expect(labels[max + 1]).toBe('Poll Interval (Seconds)');
		expect(await editor.node.dialog.innerText()).toContain('ends when n8n is restarted');
	});
	await editor.node.choose('operation', 'Create Translation');
});

it('the source language can be detected, or be one of those of Akool', async () => {
	const entries = await editor.node.openDropdown('sourceLanguage');
	await editor.screenshot('dropdown-source-language');
	await editor.node.closeDropdown();
	expect(entries[0]).toBe('Detect Automatically');
	expect(entries).toHaveLength(22);
	expect(entries).toEqual(expect.arrayContaining(['French', 'Japanese', 'Chinese (Simplified)']));
});

it('target languages are chosen by name', async () => {
	const entries = await editor.node.openDropdown('targetLanguages');
	await editor.screenshot('dropdown-target-languages');
	await editor.node.closeDropdown();
	expect(entries).toHaveLength(21);
	expect([...entries].sort((a, b) => a.localeCompare(b))).toEqual(entries);
});

it('the options of a translation are told apart by name and help', async () => {
	const entries = await editor.node.openOptions();
	await editor.screenshot('options');
	expect(entries).toEqual([
		'Additional Fields',
		'Caption Type',
		'Caption URL',
		'Dynamic Duration',
		'Face Enhance',
		'Fixed Words',
		'Keep Words',
		'Merge Interval',
		'Pronounced Words',
		'Reference',
		'Remove Background Music',
		'Speaker Count',
		'Style',
	]);
});
