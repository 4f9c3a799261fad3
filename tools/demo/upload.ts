import { randomBytes } from 'node:crypto';

import type { IBinaryData } from 'n8n-workflow';

import { outputOf } from '../n8n/execution';
import type { Execution } from '../n8n/execution';
import { digestOf, digestOfContent, digestOfStored } from '../n8n/storedFile';
import type { Digest } from '../n8n/storedFile';
import { nodeNamed } from '../n8n/workflowFile';
import type { Job } from '../simulator';
import type { Check } from './checks';
import type { Stage } from './stage';

const FILE_NAME = 'welcome.mp4';
const TITLE = 'Order 4711: Zoë & Söhne #1';
const FILM_BYTES = 3_000_000;

/** What happened to a file that no URL leads to. */
export interface Uploaded {
	/** The file as it was uploaded. */
	film: Digest;
	/** What the form started. */
	created: Execution;
	/** What Akool made of the file, with what it fetched. */
	job: Job;
	/** What Akool's callback started. */
	ready: Execution;
	/** What n8n has of the translated files, and what Akool has. */
	stored: Digest[];
	served: Digest[];
}

/** Uploads a file to the form as a browser does, and lets the callbacks do the rest. */
export async function upload(stage: Stage): Promise<Uploaded> {
	const { client, simulator, translateUpload, whenUploadReady } = stage;
	const content = randomBytes(FILM_BYTES);
	const fields = new FormData();
	fields.append('field-0', TITLE);
	fields.append('field-1', new Blob([content], { type: 'video/mp4' }), FILE_NAME);
	const { webhookId } = nodeNamed(translateUpload, 'Form');
	const address = `${client.key.url}/form/${webhookId}`;
	const answer = await fetch(address, { method: 'POST', body: fields });
	if (!answer.ok) throw new Error(`The form answered ${answer.status}: ${await answer.text()}`);

	const [created] = await client.waitForExecutions(translateUpload.id, 1);
	const [ready] = await client.waitForExecutions(whenUploadReady.id, 1);
	const job = simulator.jobs.at(-1);
	if (!created || !ready || !job) throw new Error('The form started nothing.');
	await simulator.settled();
	const media = `${simulator.url}/media/${job._id}`;
	return {
		film: digestOfContent(content),
		created,
		job,
		ready,
		stored: await Promise.all(
			filesOf(ready).map(async (file) => await digestOfStored(client.key, file)),
		),
		served: [await digestOf(`${media}.mp4`), await digestOf(`${media}-translated.srt`)],
	};
}

function filesOf({ data }: Execution): IBinaryData[] {
	const [item] = data.resultData.runData['Download Video']?.[0]?.data?.main?.[0] ?? [];
	return Object.values(item?.binary ?? {});
}

/** What each step did, to be printed. The token of the link is not: who has it has the file. */
export function uploadedAccount(
	{ translateUpload, whenUploadReady }: Stage,
	{ film, created, job, ready }: Uploaded,
): string {
	const { host, pathname } = new URL(job.url);
	const [callback = {}] = outputOf(ready, 'Akool Trigger');
	return [
		`Workflow "${translateUpload.name}", started by an upload to its form: execution ${created.id}`,
		'',
		`  Form                 ${FILE_NAME}, ${film.bytes} bytes, to which no URL leads`,
		`  Create Translation   job ${job._id}, reference ${TITLE}`,
		`    link for Akool     ${host}${pathname}, with a token`,
		...job.fetched.map(
			({ bytes, sha256 }) => `    Akool fetched      ${bytes} bytes, SHA-256 ${sha256}`,
		),
		'',
		`Workflow "${whenUploadReady.name}", started by the callback: execution ${ready.id}`,
		'',
		`  Akool Trigger        ${callback.status}, reference ${callback.reference}`,
		...filesOf(ready).map(
			({ fileName, fileSize }) => `  Download Video       ${fileName}, ${fileSize}`,
		),
	].join('\n');
}

/** Whether all of it is as it should be. */
export function uploadedChecks({ film, created, job, ready, stored, served }: Uploaded): Check[] {
	const [fetched] = job.fetched;
	const isSame = (one: Digest | undefined, other: Digest | undefined) =>
		one !== undefined && one.bytes === other?.bytes && one.sha256 === other.sha256;
	return [
		{
			claim: 'Akool fetched from n8n exactly the file that was uploaded',
			holds:
				job.fetched.length === 1 && fetched?.bytes === film.bytes && fetched.sha256 === film.sha256,
		},
		{
			claim: 'No execution shows the token of the link',
			holds: !JSON.stringify([created, ready]).includes(tokenOf(job)),
		},
		{
			claim: 'The reference came back with the callback',
			holds: outputOf(ready, 'Akool Trigger').some(({ reference }) => reference === TITLE),
		},
		{
			claim: 'The translated video and its subtitles are stored whole',
			holds:
				ready.status === 'success' &&
				stored.length === 2 &&
				stored.every((file, index) => isSame(file, served[index])),
		},
	];
}

function tokenOf({ url }: Job): string {
	const token = new URL(url).searchParams.get('token');
	if (!token) throw new Error('The link has no token.');
	return token;
}
