import type { ExecutionStatus, IDataObject, IRunData } from 'n8n-workflow';

/** The whole of what came out of a run. */
export interface Execution {
	id: string;
	workflowId: string;
	mode: string;
	status: ExecutionStatus;
	/** ISO 8601. */
	startedAt: string;
	/** ISO 8601; null while it runs. */
	stoppedAt: string | null;
	data: {
		resultData: {
			/** By node name, one entry for each time the node ran. */
			runData: IRunData;
			lastNodeExecuted?: string;
			error?: { message: string; description?: string | null };
		};
	};
}

/**
 * The JSON of the items that a node put out.
 * @param output 0 is the main output, 1 the error output if there is one
 */
export function outputOf(execution: Execution, nodeName: string, output = 0): IDataObject[] {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs.flatMap((run) => (run.data?.main?.[output] ?? []).map((item) => item.json));
}
