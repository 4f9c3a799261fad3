import { rm } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import { akoolCredential } from '../n8n/akoolCredential';
import { N8nClient } from '../n8n/client';
import { buildPackage, userFolderWithPackage } from '../n8n/pack';
import { startN8n } from '../n8n/start';
import type { RunningN8n } from '../n8n/start';
import type { SavedWorkflow, WorkflowDefinition } from '../n8n/types';
import { installN8n } from '../n8n/install';
import { n8nLine } from '../n8n/versions';
import { nodeNamed, withCredential, withNode } from '../n8n/workflowFile';
import { step } from '../progress';
import { startSimulator } from '../simulator';
import type { AkoolSimulator } from '../simulator';
import {
	translateAndKeep,
	translateAnUpload,
	translateAVideo,
	whenATranslationIsReady,
	whenAnUploadIsTranslated,
} from './workflows';

const LOG = path.join(REPOSITORY, 'artifacts/demo/n8n.log');
// Long enough to watch the statuses go by.
const STATUS_LASTS_MS = 500;
/** Size of each translated video. */
const VIDEO_BYTES = 3_000_000;

/** Everything the demo plays with: a simulated Akool, a real n8n with the package, its workflows. */
export interface Stage {
	simulator: AkoolSimulator;
	n8n: RunningN8n;
	client: N8nClient;
	/** Lists the languages and creates the translations. */
	translate: SavedWorkflow;
	/** Starts at each callback; active. */
	whenReady: SavedWorkflow;
	/** Creates translations, waits for them and downloads them. */
	keepFiles: SavedWorkflow;
	/** Creates a translation of what its form gets; active. */
	translateUpload: SavedWorkflow;
	/** Starts at the callbacks of that one, and downloads; active. */
	whenUploadReady: SavedWorkflow;
	/** The address that the callbacks of the first workflow go to. */
	webhookUrl: string;
	/** Size of each translated video. */
	videoBytes: number;
}

/**
 * Builds the stage, saying what it does.
 * @param cleanUp receives what is to be done at the end, the last first
 */
export async function buildStage(cleanUp: Array<() => Promise<void>>): Promise<Stage> {
	const line = n8nLine();
	await step('Building the package', buildPackage);
	const userFolder = await step(
		'Packing it and unpacking it where n8n installs packages',
		async () => await userFolderWithPackage(),
	);
	cleanUp.push(async () => await rm(userFolder, { recursive: true, force: true }));
	await installN8n(line);

	const simulator = await startSimulator({
		stepMs: STATUS_LASTS_MS,
		videoBytes: VIDEO_BYTES,
		fetchSources: 'reachable',
	});
	cleanUp.push(async () => await simulator.close());
	await rm(LOG, { force: true });
	const n8n = await step(
		`Starting n8n ${line.version}`,
		async () =>
			// Files on disk, as is the default of n8n 2.
			await startN8n({
				userFolder,
				logFile: LOG,
				env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' },
			}),
	);
	cleanUp.push(async () => await n8n.stop());

	return await step('Creating credential and workflows, activating triggers and form', async () => {
		const client = await N8nClient.connect(n8n.url);
		const credential = await client.createCredential(akoolCredential(simulator));
		const save = async (workflow: WorkflowDefinition) =>
			await client.createWorkflow(withCredential(workflow, credential));
		const saveCaller = async (workflow: WorkflowDefinition, url: string) =>
			await save(withNode(workflow, 'Create Translation', { parameters: { webhookUrl: url } }));
		const urlOf = (trigger: SavedWorkflow) =>
			client.productionUrl(nodeNamed(trigger, 'Akool Trigger'));
		const whenReady = await save(whenATranslationIsReady);
		const webhookUrl = urlOf(whenReady);
		const translate = await saveCaller(translateAVideo, webhookUrl);
		const keepFiles = await save(translateAndKeep);
		const whenUploadReady = await save(whenAnUploadIsTranslated);
		const translateUpload = await saveCaller(translateAnUpload, urlOf(whenUploadReady));
		for (const { id } of [whenReady, whenUploadReady, translateUpload]) await client.activate(id);
		return {
			simulator,
			n8n,
			client,
			translate,
			whenReady,
			keepFiles,
			translateUpload,
			whenUploadReady,
			webhookUrl,
			videoBytes: VIDEO_BYTES,
		};
	});
}
