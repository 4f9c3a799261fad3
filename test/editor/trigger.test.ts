import type { Editor } from '../../tools/editor/editor';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { startWorld, type World } from '../e2e/world';
import { eventually } from './eventually';
import { openEditor } from './openEditor';

let world: World;
let editor: Editor;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
	await world.n8n.createCredential({
		...akoolCredential(world.akool),
		name: 'Account of callbacks',
	});
	editor = await openEditor();
	await editor.canvas.newWorkflow();
	await editor.nodePanel.open();
	await editor.nodePanel.search('akool');
	await editor.nodePanel.choose('Akool');
	await editor.nodePanel.entries();
	await editor.nodePanel.add('On video completed');
	await editor.node.useCredential('Account of callbacks');
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it('the trigger asks for its fields, and says where callbacks come from', async () => {
	await editor.screenshot('trigger');
	await eventually(async () =>
		expect(await editor.node.labels()).toEqual([
			'Credential',
			'Events',
			'Verify Signature',
			'Options',
		]),
	);
	const text = await editor.node.dialog.innerText();
	expect(text).toContain('Wait for a callback from Akool');
	expect(text).toMatch(/Put the Production URL of this node into Webhook URL/);
});

it('while it listens to its test URL, a callback comes in as an item', async () => {
	await editor.node.copyTestUrl();
	const url = await editor.copiedText();
	expect(url).toContain('/webhook-test/');
	await editor.node.execute();
	await editor.node.dialog.getByText('Listening for test event').waitFor();
	await editor.screenshot('trigger-listens');

	const job = world.akool.addJob({ webhookUrl: url });
	await world.akool.advance(job._id, 3);
	const items = await editor.node.items();
	await editor.screenshot('trigger-output');
	expect(items).toMatchObject([{ _id: job._id, status: 'completed', video_status: 3 }]);
});

it('without verification, it warns of callers that nobody knows', async () => {
	await editor.node.toggle('verifySignature');
	await editor.screenshot('trigger-unverified');
	await eventually(async () =>
		expect(await editor.node.dialog.innerText()).toContain('Anyone who knows the URL can start'),
	);
});
