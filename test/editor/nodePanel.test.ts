import type { Editor } from '../../tools/editor/editor';
import { startWorld, type World } from '../e2e/world';
import { eventually } from './eventually';
import { openEditor } from './openEditor';

let world: World;
let editor: Editor;

beforeAll(async () => {
	world = await startWorld();
	editor = await openEditor();
});

beforeEach(async () => {
	await editor.canvas.newWorkflow();
	await editor.nodePanel.open();
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it.each(['akool', 'translate video', 'dubbing', 'lip sync', 'talking photo', 'avatar'])(
	'the search for "%s" finds Akool first',
	async (words) => {
		const [first] = await editor.nodePanel.search(words);
		await editor.screenshot(`search-${words.replace(' ', '-')}`);
		expect(first?.name).toBe('Akool');
	},
);

it('node and trigger are one entry, whose description is true for both', async () => {
	const [first, ...others] = await editor.nodePanel.search('akool');
	await editor.screenshot('node-entry');
	// n8n has no node of its own for Akool.
	expect(others).toEqual([]);
	expect(first?.description).toMatch(/translate videos, sync lips/i);
	expect(first?.description).toMatch(/start workflows when/i);
});

it('the entry lists what node and trigger can do', async () => {
	await editor.nodePanel.search('akool');
	await editor.nodePanel.choose('Akool');
	const entries = await editor.nodePanel.entries();
	await editor.screenshot('node-details');
	expect(entries).toEqual([
		'On video completed',
		'On video failed',
		'On video processing',
		'On video queueing',
		'Get the credit balance',
		...ofProduct('a lip sync'),
		...ofProduct('a talking avatar'),
		'List avatars',
		'List voices',
		...ofProduct('a talking photo'),
		'Create a translation and wait',
		'Create a translation',
		'Download a translated video',
		'Get video info',
		'List languages',
	]);
});

it('a chosen entry lies on the canvas, opened, with its operation', async () => {
	await editor.nodePanel.search('akool');
	await editor.nodePanel.choose('Akool');
	await editor.nodePanel.entries();
	await editor.nodePanel.add('Download a translated video');
	await editor.screenshot('node-added');
	await eventually(async () =>
		expect(await editor.node.labels()).toEqual([
			'Credential',
			'Resource',
			'Operation',
			'Video Model ID',
			'Assets',
			'Put Output File in Field',
			'Options',
		]),
	);
	await editor.node.close();
	await editor.screenshot('node-on-canvas');
	expect(await editor.canvas.subtitle('Download a translated video')).toBe(
		'download video: video translation',
	);
});

function ofProduct(product: string): string[] {
	return [`Create ${product}`, `Create ${product} and wait`, 'Download a video', 'Get video info'];
}
