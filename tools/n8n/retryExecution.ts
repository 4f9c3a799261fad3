import type { N8nClient } from './client';
import { N8nSession } from './session';

/**
 * Presses "Retry" of a failed execution.
 * @param workflow the one that the execution ran with, or the one that is saved now
 * @returns the id of the new execution, which has ended
 * @throws N8nRequestError
 */
export async function retryExecution(
	n8n: N8nClient,
	executionId: string,
	workflow: 'original' | 'saved',
): Promise<string> {
	const { id } = await new N8nSession(n8n.key).editor<{ id: string }>(
		'POST',
		`/executions/${executionId}/retry`,
		{ loadWorkflow: workflow === 'saved' },
	);
	return id;
}
