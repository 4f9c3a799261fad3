import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import { translateAndKeep, translateAVideo } from '../demo/workflows';
import { REPOSITORY } from '../folders';
import { akoolCredential } from '../n8n/akoolCredential';
import { N8nClient } from '../n8n/client';
import { buildPackage, userFolderWithPackage } from '../n8n/pack';
import { startN8n } from '../n8n/start';
import type { SavedCredential } from '../n8n/types';
import { withCredential, withNode } from '../n8n/workflowFile';
import { step } from '../progress';
import { startSimulator } from '../simulator';
import type { AkoolSimulator } from '../simulator';
import { Editor } from './editor';

const FOLDER = path.join(REPOSITORY, 'docs/pictures');
const LOG = path.join(REPOSITORY, 'artifacts/pictures/n8n.log');
const MOST_BYTES = 80_000;
/** The address under which n8n believes that it is reached, as it would be in production. */
const PUBLIC_ADDRESS = 'https://n8n.example.com';

/** What pictures are taken of. */
interface Scene {
	editor: Editor;
	n8n: N8nClient;
	akool: AkoolSimulator;
	credential: SavedCredential;
}

/** @throws Error when the picture is too large for a page */
async function take(editor: Editor, name: string, parts: Locator, margin?: number): Promise<void> {
	const file = path.join(FOLDER, `${name}.png`);
	await editor.picture(file, parts, margin);
	const { size } = await stat(file);
	console.log(`${path.relative(REPOSITORY, file)}  ${Math.round(size / 1000)} kB`);
	if (size > MOST_BYTES) throw new Error(`${file} has more than ${MOST_BYTES} bytes.`);
}

async function pictureOfCredential(editor: Editor, akool: AkoolSimulator): Promise<void> {
	const { credentialForm } = editor;
	await credentialForm.openNew('Akool API');
	await credentialForm.choose('authentication', 'API Key');
	const { apiKey } = akool.credential;
	await credentialForm.fill({ clientId: 'example-client-id-01', apiKey });
	await credentialForm.showTop();
	await take(editor, 'credential', credentialForm.dialog);
}

/** Tells n8n what Akool would tell it at its public address, where it is not. */
async function callBack({ n8n, akool }: Scene): Promise<void> {
	for (const { _id, webhookUrl } of akool.jobs) {
		await akool.advance(_id, 3);
		await fetch(webhookUrl.replace(PUBLIC_ADDRESS, n8n.key.url), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(akool.signCallback({ _id, status: 3, type: 'video translate' })),
		});
	}
}

async function pictureOfCanvas(scene: Scene): Promise<void> {
	const { canvas } = scene.editor;
	const { id } = await scene.n8n.createWorkflow(withCredential(translateAndKeep, scene.credential));
	await canvas.openWorkflow(id);
	await canvas.execute();
	await canvas.status('Create and Wait', 'waiting').waitFor();
	await callBack(scene);
	await canvas.status('Download Video', 'success').waitFor();
	await canvas.zoomToFit();
	await take(scene.editor, 'workflow', canvas.nodes, 112);
}

async function pictureOfNode(scene: Scene): Promise<void> {
	const { canvas, node } = scene.editor;
	const creates = withNode(translateAVideo, 'Create Translation', {
		executeOnce: false,
		parameters: {
			videoUrl: 'https://example.com/videos/welcome.mp4',
			targetLanguages: ['fr', 'ja'],
		},
	});
	const { id } = await scene.n8n.createWorkflow({
		...withCredential(creates, scene.credential),
		connections: { Start: { main: [[{ node: 'Create Translation', type: 'main', index: 0 }]] } },
	});
	await canvas.openWorkflow(id);
	await canvas.execute();
	await canvas.status('Create Translation', 'success').waitFor();
	await canvas.openNode('Create Translation');
	await node.items();
	await take(scene.editor, 'node', node.parameters.or(node.output));
}

async function pictureOfTrigger(scene: Scene): Promise<void> {
	const { canvas, node, nodePanel } = scene.editor;
	await canvas.newWorkflow();
	await nodePanel.open();
	await nodePanel.search('akool');
	await nodePanel.choose('Akool');
	await nodePanel.entries();
	await nodePanel.add('On video completed');
	await node.copyTestUrl();
	await node.execute();
	await node.dialog.getByText('Listening for test event').waitFor();
	const job = scene.akool.addJob();
	await scene.akool.advance(job._id, 3);
	const url = (await scene.editor.copiedText()).replace(PUBLIC_ADDRESS, scene.n8n.key.url);
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(
			scene.akool.signCallback({
				_id: job._id,
				status: 3,
				type: 'video translate',
				url: `https://media.example.com/${job._id}.mp4`,
			}),
		),
	});
	await node.items();
	await take(scene.editor, 'trigger', node.parameters.or(node.output));
}

async function pictures(cleanUp: Array<() => Promise<void>>): Promise<void> {
	await step('Building the package', buildPackage);
	const userFolder = await userFolderWithPackage();
	cleanUp.push(async () => await rm(userFolder, { recursive: true, force: true }));
	const akool = await startSimulator({ stepMs: Infinity, callbackTries: 1 });
	cleanUp.push(async () => await akool.close());
	const server = await step('Starting n8n', async () => {
		const env = { WEBHOOK_URL: `${PUBLIC_ADDRESS}/` };
		return await startN8n({ line: '2.x', userFolder, logFile: LOG, env });
	});
	cleanUp.push(async () => await server.stop());
	const n8n = await N8nClient.connect(server.url);
	const editor = await Editor.open(server.url, { viewport: { width: 1200, height: 860 } });
	cleanUp.push(async () => await editor.close());
	await editor.logIn();
	await mkdir(FOLDER, { recursive: true });
	await pictureOfCredential(editor, akool);
	// Fewer lines of a long output.
	await editor.page.setViewportSize({ width: 1300, height: 640 });
	const credential = await n8n.createCredential(akoolCredential(akool));
	const scene = { editor, n8n, akool, credential };
	await pictureOfCanvas(scene);
	await pictureOfNode(scene);
	await pictureOfTrigger(scene);
}

async function main(): Promise<void> {
	const cleanUp: Array<() => Promise<void>> = [];
	try {
		await pictures(cleanUp);
	} finally {
		for (const action of cleanUp.reverse()) await action();
	}
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
