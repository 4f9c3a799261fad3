import type { IWebhookFunctions } from 'n8n-workflow';

import type { AkoolCredential } from '../protocol/types';
import type { Verdict } from './verify';

/** How long a credential is used before it is loaded anew; in milliseconds. */
export const KEPT_FOR = 10_000;

interface Kept {
	credential: Promise<AkoolCredential>;
	/** In milliseconds since 1970. */
	until: number;
}

/** By workflow, node and the credential's ID; never by anything that is secret. */
const kept = new Map<string, Kept>();

/**
 * The credential of a node that receives callbacks, at most 10 seconds old: loading it is what costs
 * n8n most. Throws what n8n throws when it cannot be loaded.
 */
export async function recentCredential(host: IWebhookFunctions): Promise<AkoolCredential> {
	return await (keptFor(host) ?? load(host));
}

/**
 * Judges a callback with the credential of its node. Where a kept one leads to a refusal, it is
 * loaded anew, once: a key that was renewed must work at once.
 */
export async function judgeWithCredential(
	host: IWebhookFunctions,
	judge: (credential: AkoolCredential) => Verdict,
): Promise<Verdict> {
	const recent = keptFor(host);
	if (recent !== undefined) {
		const verdict = judge(await recent);
		if (verdict.ok) return verdict;
	}
	return judge(await load(host));
}

async function load(host: IWebhookFunctions): Promise<AkoolCredential> {
	const key = keyOf(host);
	const loading = host.getCredentials<AkoolCredential>('akoolApi');
	if (key !== null) kept.set(key, { credential: loading, until: Date.now() + KEPT_FOR });
	const [loaded] = await Promise.allSettled([loading]);
	if (loaded.status === 'rejected' && key !== null && kept.get(key)?.credential === loading) {
		kept.delete(key);
	}
	return await loading;
}

function keptFor(host: IWebhookFunctions): Promise<AkoolCredential> | undefined {
	const now = Date.now();
	for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
	const key = keyOf(host);
	return key === null ? undefined : kept.get(key)?.credential;
}

/** Null for a node whose credential cannot be told from another. */
function keyOf(host: IWebhookFunctions): string | null {
	const { id, credentials } = host.getNode();
	const credentialId = credentials?.akoolApi?.id;
	if (credentialId === undefined || credentialId === null) return null;
	return JSON.stringify([host.getWorkflow().id, id, credentialId]);
}
