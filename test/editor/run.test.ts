import type { Editor } from '../../tools/editor/editor';
import { createTranslator, startWorld, type World } from '../e2e/world';
import { openEditor, refusedCredential } from './openEditor';

let world: World;
let editor: Editor;
const parameters = { videoUrl: 'https://videos.example/holiday.mp4', targetLanguages: ['fr'] };

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
	editor = await openEditor();
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it('a workflow is run, and the output item read', async () => {
	const { id } = await createTranslator(world, parameters);
	await editor.canvas.openWorkflow(id);
	await editor.canvas.execute();
	await editor.canvas.status('Create Translation', 'success').waitFor();
	await editor.screenshot('workflow-executed');
	await editor.canvas.openNode('Create Translation');
	const [item] = await editor.node.items();
	await editor.screenshot('output');
	expect(item).toMatchObject({
		_id: world.akool.jobs[0]?._id,
		status: 'queueing',
		language: 'fr',
		result_url: null,
	});
});

describe('with a key that Akool refuses', () => {
	beforeAll(async () => {
		const credential = await refusedCredential(world.akool);
		const { id } = await createTranslator({ ...world, credential }, parameters);
		await editor.canvas.openWorkflow(id);
	});

	it('the node shows what is wrong, and what to do', async () => {
		await editor.canvas.execute();
		await editor.canvas.status('List Languages', 'error').waitFor();
		await editor.screenshot('workflow-failed');
		await editor.canvas.openNode('List Languages');
		const error = await editor.node.error();
		await editor.screenshot('error');
		expect(error.message).toBe('Akool says the token or key is invalid or expired');
		expect(error.description).toMatch(/^Renew the API token or API key .* code 1101/);
		await editor.node.close();
	});

	it('a dropdown says that it could not be filled', async () => {
		await editor.canvas.openNode('Create Translation');
		await editor.node.dialog.getByText('Operation', { exact: true }).waitFor();
		const message = await editor.node.dropdownProblem('targetLanguages');
		await editor.screenshot('dropdown-refused');
		expect(message).toMatch(/token or key is invalid or expired.*Renew/s);
	});
});
