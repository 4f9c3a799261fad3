import type { Editor } from '../../tools/editor/editor';
import { createTranslator, startWorld, type World } from '../e2e/world';
import { openEditor, refusedCredential } from './openEditor';

let world: World;
let editor: Editor;
const parameters = { videoUrl: 'https://videos.example/holiday.mp4', targetLanguages: ['fr'] };

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
	editor = await openEditor({ colorScheme: 'dark' });
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it('in the dark, node panel and canvas show the icon made for it', async () => {
	const { id } = await createTranslator(world, parameters);
	await editor.canvas.openWorkflow(id);
	await editor.nodePanel.open();
	await editor.nodePanel.search('akool');
	await editor.screenshot('node-panel');
	await editor.page.keyboard.press('Escape');
	await editor.canvas.execute();
	await editor.canvas.status('Create Translation', 'success').waitFor();
	await editor.screenshot('canvas');
	const icon = editor.canvas.node('Create Translation').locator('img');
	expect(await icon.getAttribute('src')).toMatch(/akool\.dark\.svg$/);
	await editor.canvas.openNode('Create Translation');
	expect(await editor.node.items()).toMatchObject([{ language: 'fr' }]);
	await editor.screenshot('node');
});

it('in the dark, the error of a node is shown, too', async () => {
	const credential = await refusedCredential(world.akool);
	const { id } = await createTranslator({ ...world, credential }, parameters);
	await editor.canvas.openWorkflow(id);
	await editor.canvas.execute();
	await editor.canvas.openNode('List Languages');
	const { message } = await editor.node.error();
	await editor.screenshot('error');
	expect(message).toMatch(/invalid or expired/);
});

it('in the dark, the form of the credential is shown, too', async () => {
	await editor.credentialForm.openNew('Akool API');
	await editor.screenshot('credential');
	expect(await editor.credentialForm.labels()).toContain('Client ID');
});
