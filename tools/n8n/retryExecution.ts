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
	await new N8nSession(n8n.key).editor('POST', `/executions/${executionId}/retry`, {
		loadWorkflow: workflow === 'saved',
	});
	const { retrySuccessId } = await new N8nSession(n8n.key).api<{ retrySuccessId: string | null }>(
		'GET',
		`/executions/${executionId}`,
	);
	return String(retrySuccessId);
}
