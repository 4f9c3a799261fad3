import type { IWebhookFunctions } from 'n8n-workflow';

import type { Reception } from '../callback/answer';
import { confirmCallback } from '../callback/confirm';
import { recentCredential } from '../callback/credential';
import { callbackKey, nodeMemory } from '../callback/duplicates';
import { judgeCallback } from '../callback/judge';
import type { CallbackPayload } from '../callback/payload';
import { referenceIn } from '../callback/reference';
import type { Verdict, VerifyOptions } from '../callback/verify';
import { isJsonObject } from '../protocol/types';
import { triggerItem } from './item';
import { isSelected } from './selection';
import { triggerEvents, triggerSettings, type TriggerSettings } from './settings';

/** A verified callback: what it says, and the text that whoever created the job gave it. */
interface Genuine {
	payload: CallbackPayload;
	reference: string | null;
}

/** Verifies a callback, and decides what it is answered and whether it starts the workflow. */
export async function receive(host: IWebhookFunctions): Promise<Reception> {
	const settings = triggerSettings(host);
	const verdict = await judge(host, { ...settings, now: Date.now() });
	if (!verdict.ok) return verdict;
	const { payload } = verdict;
	const selection = { events: triggerEvents(host), types: settings.types };
	if (!isSelected(payload, selection)) return { status: 200 };

	const reference = referenceOf(host);
	const start = async () => await startWith(host, { payload, reference }, settings);
	// A test listens for one callback: repeating it must work, and n8n saves nothing then.
	const remembers = settings.ignoreDuplicates && host.getMode() !== 'manual';
	return remembers ? await startOnce(host, payload, start) : await start();
}

/** Where signatures are verified, that of a reference must be right, too. */
async function judge(host: IWebhookFunctions, options: VerifyOptions): Promise<Verdict> {
	return await judgeCallback(host, options, (verdict, { apiKey }) => {
		if (!options.verifySignature) return verdict;
		const { ok, reason } = { reason: '', ...referenceIn(queriesOf(host), apiKey) };
		return ok ? verdict : { ok, status: 401, reason };
	});
}

/** Where signatures are verified, that of the reference is right. */
function referenceOf(host: IWebhookFunctions): string | null {
	const verdict = referenceIn(queriesOf(host), null);
	return verdict.ok ? verdict.reference : null;
}

function queriesOf(host: IWebhookFunctions): object {
	const queries: unknown = host.getQueryData();
	return isJsonObject(queries) ? queries : {};
}

async function startWith(
	host: IWebhookFunctions,
	{ payload, reference }: Genuine,
	{ includeVideoInfo }: TriggerSettings,
): Promise<Reception> {
	if (!includeVideoInfo) {
		return { status: 200, start: { items: [triggerItem(payload, reference)] } };
	}
	const { baseUrl } = await recentCredential(host);
	const confirmation = await confirmCallback(host, baseUrl, payload);
	switch (confirmation.verdict) {
		case 'confirmed': {
			const item = triggerItem(payload, reference, confirmation.info);
			return { status: 200, start: { items: [item] } };
		}
		case 'past':
			return { status: 200 };
		case 'denied':
			return { status: 401, reason: 'Akool does not confirm it' };
		case 'unavailable':
			return { status: 503, reason: `Akool could not be asked: ${confirmation.reason}` };
	}
}

async function startOnce(
	host: IWebhookFunctions,
	payload: CallbackPayload,
	start: () => Promise<Reception>,
): Promise<Reception> {
	const memory = nodeMemory(host.getWorkflow().id, host.getNode().id);
	const saved = () => host.getWorkflowStaticData('node');
	const key = callbackKey(payload);
	if (memory.knows(key, saved())) return { status: 200 };
	return await memory.once(key, host.getResponseObject(), start, saved);
}
