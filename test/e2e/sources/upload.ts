import { randomBytes, randomUUID } from 'crypto';
import { sleep, type INode } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/execution';
import { digestOfContent, type Digest } from '../../../tools/n8n/storedFile';
import type { SavedWorkflow, WorkflowDefinition } from '../../../tools/n8n/types';
import { withCredential, withNode } from '../../../tools/n8n/workflowFile';
import type { Job } from '../../../tools/simulator';
import translateAForm from '../../workflows/e2e/translateAForm.json';
import { executionCalledBack, untilWaiting, type Place } from '../waiter';

/** A video that no URL leads to. */
export interface Film {
	content: Buffer;
	digest: Digest;
}

export function filmOf(bytes: number): Film {
	const content = randomBytes(bytes);
	return { content, digest: digestOfContent(content) };
}

/** What the customer calls it. */
export const FILM_NAME = 'My film, 1.mp4';

/** Form → Create and Wait → Download Video of the result and its subtitles. */
const TRANSLATE_A_FORM = translateAForm as unknown as WorkflowDefinition;

/** What differs from {@link TRANSLATE_A_FORM}. */
export interface FormOptions {
	/** Parameters of the node that creates. */
	parameters?: INode['parameters'];
	/** Settings of the workflow. */
	settings?: WorkflowDefinition['settings'];
	/** Whether nothing comes after the node that creates. */
	isLast?: boolean;
	/** The process of n8n that has the form; by default the main one. */
	address?: string;
}

/** Activates a form, uploads a film to it, and gives the workflow. */
export async function uploadToForm(
	{ n8n, credential }: Place,
	{ content }: Pick<Film, 'content'>,
	{ parameters = {}, settings = {}, isLast = false, address = n8n.key.url }: FormOptions = {},
): Promise<SavedWorkflow> {
	const webhookId = randomUUID();
	const form = withNode(TRANSLATE_A_FORM, 'Form', { webhookId });
	const ready = withNode(withCredential(form, credential), 'Translate', { parameters });
	const { Form: toTranslate = {} } = ready.connections;
	const workflow = await n8n.createWorkflow({
		...ready,
		...(isLast ? { connections: { Form: toTranslate } } : {}),
		settings: { executionOrder: 'v1', ...settings },
	});
	await n8n.activate(workflow.id);
	const fields = new FormData();
	fields.append('field-0', new Blob([content], { type: 'video/mp4' }), FILM_NAME);
	const answer = await fetch(`${address}/form/${webhookId}`, { method: 'POST', body: fields });
	expect(answer.status).toBe(200);
	return workflow;
}

/** The first job, as soon as there is one. */
export async function firstJob({ akool }: Place): Promise<Job> {
	for (;;) {
		const [job] = akool.jobs;
		if (job !== undefined) return job;
		await sleep(50);
	}
}

/** The first job, when its execution has been put aside: then n8n has moved what was uploaded. */
export async function waitingJob(place: Place): Promise<{ job: Job; waiting: Execution }> {
	const job = await firstJob(place);
	const waiting = await untilWaiting(place.n8n, executionCalledBack(place.akool));
	return { job, waiting };
}
