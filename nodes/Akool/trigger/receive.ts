import type { IWebhookFunctions } from 'n8n-workflow';

import type { AkoolCredential } from '../protocol/types';
import type { Reception } from '../callback/answer';
import { confirmCallback } from '../callback/confirm';
import { RecentCallbacks, callbackKey, rememberKey, rememberedKeys } from '../callback/duplicates';
import type { CallbackPayload } from '../callback/payload';
import { secretsOf } from '../callback/secrets';
import { judgeUnread, verifyCallback } from '../callback/verify';
import { triggerItem } from './item';
import { isSelected, typesIn } from './selection';

interface TriggerOptions {
	ignoreDuplicates?: boolean;
	includeVideoInfo?: boolean;
	maxAgeSeconds?: number;
	types?: string;
}

/** Loads the credential, once and only if it is needed: that is what costs n8n most. */
type LoadCredential = () => Promise<AkoolCredential>;

const recent = new RecentCallbacks<Reception>();

/** Verifies a callback, and decides what it is answered and whether it starts the workflow. */
export async function receive(host: IWebhookFunctions): Promise<Reception> {
	let loading: Promise<AkoolCredential> | undefined;
	const credential: LoadCredential = async () =>
		await (loading ??= host.getCredentials('akoolApi'));
	const options = host.getNodeParameter('options', {}) as TriggerOptions;
	const verifySignature = host.getNodeParameter('verifySignature', true) !== false;
	const body: unknown = host.getBodyData();
	const verdict =
		judgeUnread(body, { verifySignature }) ??
		verifyCallback(body, secretsOf(await credential()), {
			verifySignature,
			maxAgeSeconds: Number(options.maxAgeSeconds ?? 0),
			now: Date.now(),
		});
	if (!verdict.ok) return verdict;
	const { payload } = verdict;
	const events = host.getNodeParameter('events', []) as string[];
	if (!isSelected(payload, { events, types: typesIn(options.types) })) return { status: 200 };

	const start = async () => await startWith(host, payload, options, credential);
	// A test listens for one callback: repeating it must work, and n8n saves nothing then.
	const remembers = options.ignoreDuplicates !== false && host.getMode() !== 'manual';
	return remembers ? await startOnce(host, payload, start) : await start();
}

async function startWith(
	host: IWebhookFunctions,
	payload: CallbackPayload,
	{ includeVideoInfo }: TriggerOptions,
	credential: LoadCredential,
): Promise<Reception> {
	if (includeVideoInfo !== true) return { status: 200, items: [triggerItem(payload)] };
	const { baseUrl } = await credential();
	const confirmation = await confirmCallback(host, baseUrl, payload);
	switch (confirmation.verdict) {
		case 'confirmed':
			return { status: 200, items: [triggerItem(payload, confirmation.info)] };
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
	const memory = host.getWorkflowStaticData('node');
	const key = callbackKey(payload);
	if (rememberedKeys(memory).includes(key)) return { status: 200 };
	const { outcome, first } = await recent.once(
		`${host.getWorkflow().id}:${host.getNode().id}:${key}`,
		start,
		// Without the item: it may be large, and thousands are remembered.
		({ status }) => (status === 200 ? { status } : null),
	);
	if (!first) return outcome.status === 200 ? { status: 200 } : outcome;
	if (outcome.status === 200) rememberKey(memory, key);
	return outcome;
}
