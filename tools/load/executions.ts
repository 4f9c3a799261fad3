import { setTimeout as pause } from 'node:timers/promises';

import type { N8nClient } from '../n8n/client';
import type { Execution } from '../n8n/execution';

const QUIET_MS = 4_000;

/** The ended executions of a workflow, once no further one has ended for four seconds. */
export async function settledExecutions(
	client: N8nClient,
	workflowId: string,
): Promise<Execution[]> {
	let executions = await client.executions(workflowId);
	for (;;) {
		await pause(QUIET_MS);
		const later = await client.executions(workflowId);
		if (later.length === executions.length) return later;
		executions = later;
	}
}
