import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Stage } from './stages';
import type { Line } from './workflows';

const PATIENCE_MS = 60_000;

/** A fresh process, so that what one transfer has left behind does not hide what another takes. */
export async function restartEmpty({ server }: Stage): Promise<void> {
	await server.stop();
	for (const name of ['binaryData', 'storage']) {
		await rm(path.join(server.userFolder, '.n8n', name), { recursive: true, force: true });
	}
	await server.start();
}

/**
 * Calls until n8n has activated its workflows, which loads the code of the node, too.
 * @throws Error when it answers anything else, or takes longer than a minute
 */
export async function warmUp(line: Line, request: RequestInit): Promise<void> {
	const deadline = performance.now() + PATIENCE_MS;
	for (;;) {
		const response = await fetch(line.url, { method: 'POST', ...request });
		const text = await response.text();
		if (response.ok) return;
		if (response.status !== 404 || performance.now() > deadline) {
			throw new Error(`"${line.workflow.name}" answered ${response.status}: ${text}`);
		}
		await pause(100);
	}
}
