import type { IBinaryData, IDataObject } from 'n8n-workflow';

import { outputOf } from '../n8n/execution';
import type { Execution } from '../n8n/execution';
import { digestOfStored } from '../n8n/storedFile';
import type { Check } from './checks';
import type { Stage } from './stage';

/** What happened in the workflow that waits and keeps the files. */
export interface Kept {
	/** The execution when it was put aside. */
	waiting: Execution;
	/** The same execution when it had ended. */
	ended: Execution;
	/** How often Akool was asked for a job meanwhile. */
	reads: number;
	/** What n8n has of each file, in bytes. */
	stored: number[];
}

/** Runs the workflow by hand, sees it wait, and lets the callbacks finish it. */
export async function keep({ client, simulator, keepFiles }: Stage): Promise<Kept> {
	simulator.requests.length = 0;
	simulator.callbacks.length = 0;
	const id = await client.runManually(keepFiles.id, 'Start');
	const waiting = await client.waitForExecution(id, ({ status }) => status !== 'running');
	const reads = () => simulator.requests.filter(({ kind }) => kind === 'info').length;
	await simulator.settled();
	const readsWhileWaiting = reads();
	const ended = await client.waitForExecution(id);
	const stored = await Promise.all(
		files(ended).map(async (file) => (await digestOfStored(client.key, file)).bytes),
	);
	return { waiting, ended, reads: readsWhileWaiting, stored };
}

function files(execution: Execution): IBinaryData[] {
	const runs = execution.data.resultData.runData['Download Video'] ?? [];
	return runs
		.flatMap((run) => run.data?.main?.[0] ?? [])
		.flatMap(({ binary }) => Object.values(binary ?? {}));
}

/** What each step did, to be printed. */
export function keptAccount({ keepFiles }: Stage, { waiting, ended, reads }: Kept): string {
	const [item = {}] = outputOf(ended, 'Create and Wait');
	const translations = (item.translations ?? []) as IDataObject[];
	return [
		`Workflow "${keepFiles.name}", run by hand: execution ${ended.id}`,
		'',
		`  Create and Wait    execution ${waiting.status}: no worker is held until Akool calls back`,
		...translations.map(({ language, status, _id }) => `    ${language}: ${status}, job ${_id}`),
		`    ${reads} reads for ${translations.length} jobs, all completed: ${item.all_completed}`,
		'  Download Video     streamed into the binary store of n8n',
		...files(ended).map(
			({ fileName, mimeType, fileSize }) => `    ${fileName}, ${mimeType}, ${fileSize}`,
		),
	].join('\n');
}

/** Whether all of it is as it should be. */
export function keptChecks(
	{ simulator, videoBytes }: Stage,
	{ waiting, ended, reads, stored }: Kept,
): Check[] {
	const items = outputOf(ended, 'Create and Wait');
	const jobs = simulator.jobs.slice(-2);
	const mediaCredentials = simulator.requests
		.filter(({ kind }) => kind === 'media')
		.filter(({ headers }) => headers.authorization ?? headers['x-api-key']);
	return [
		{
			claim: 'Create and Wait put the execution aside',
			holds: waiting.status === 'waiting',
		},
		{
			claim: 'It went on once, when all jobs were completed',
			holds: ended.status === 'success' && items.length === 1 && items[0]?.all_completed === true,
		},
		{ claim: 'It asked Akool at most twice for each job', holds: reads <= 2 * jobs.length },
		{
			claim: 'Both files are stored whole',
			holds: stored.length === 2 && stored.every((bytes) => bytes === videoBytes),
		},
		{
			claim: 'The media host got no credential',
			holds: mediaCredentials.length === 0,
		},
	];
}
