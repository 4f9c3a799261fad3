import { translateAndKeep } from '../../tools/demo/workflows';
import type { Editor } from '../../tools/editor/editor';
import { withCredential } from '../../tools/n8n/workflowFile';
import { startWorld, type World } from '../e2e/world';
import { openEditor } from './openEditor';

const WAITER = 'Create and Wait';

let world: World;
let editor: Editor;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
	editor = await openEditor();
	const workflow = withCredential(translateAndKeep, world.credential);
	const { id } = await world.n8n.createWorkflow(workflow);
	await editor.canvas.openWorkflow(id);
	await editor.canvas.execute();
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it('the canvas shows that the node waits', async () => {
	await editor.canvas.status(WAITER, 'waiting').waitFor();
	await editor.screenshot('waiting-on-canvas');
	expect(world.akool.jobs).toHaveLength(2);
});

it('the output says what it waits for, and warns that Akool cannot reach this n8n', async () => {
	await editor.canvas.openNode(WAITER);
	await editor.node.output.getByText('Execution will continue').waitFor();
	await editor.screenshot('waiting');
	const text = await editor.node.output.innerText();
	expect(text).toContain('Execution will continue when Akool has finished all jobs');
	expect(text).toMatch(/Akool probably cannot reach this n8n at http:\/\/127\.0\.0\.1:\d+: set/);
});

it('when the last callback has come, the output shows both translations', async () => {
	for (const { _id } of world.akool.jobs) await world.akool.advance(_id, 3);
	const items = await editor.node.items();
	await editor.screenshot('waited');
	expect(items).toMatchObject([
		{
			status: 'completed',
			language: 'de',
			translations: [{ language: 'de' }, { language: 'es' }],
			all_completed: true,
			timed_out: false,
		},
	]);
});
