import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { N8nClient } from '../../tools/n8n/client';
import { sharedQueue } from '../../tools/queue/sharedQueue';
import { startSimulator, type SimulatorOptions } from '../../tools/simulator';
import type { World } from '../e2e/world';

// An execution passes through several processes, on a machine that may be slow.
jest.setTimeout(120_000);

/** The n8n in queue mode that all test files share, a simulated Akool, and a credential for it. */
export async function startQueueWorld(options?: Partial<SimulatorOptions>): Promise<World> {
	const n8n = N8nClient.resume(sharedQueue().session);
	const akool = await startSimulator(options);
	const credential = await n8n.createCredential(akoolCredential(akool));
	return { n8n, akool, credential };
}

/** The address of a process of n8n: callbacks go to that of the webhook process. */
export function addressOf(process: 'main' | 'webhook'): string {
	const { session, webhook } = sharedQueue();
	return process === 'main' ? session.url : webhook.url;
}

/** The same path at another process. */
export function at(process: 'main' | 'webhook', url: string): string {
	const { pathname, search } = new URL(url);
	return addressOf(process) + pathname + search;
}

export async function post(url: string, body: object): Promise<Response> {
	return await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}
