import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What is known of the tries of one node run, which n8n hands the same execute data. */
interface Tries {
	count: number;
	/** The node's input, when the result of a try has taken its place. */
	input?: INodeExecutionData[];
}

const triesOf = new WeakMap<object, Tries>();

/** Where a node run stands with n8n's Retry On Fail. */
export interface Try {
	/** Whether n8n will run the node again if this try's first item is an error. */
	isAnotherLeft: boolean;
}

/**
 * Counts a try of the node run, and lets it see the node's original input: an earlier try may have
 * put its own result there.
 */
export function countTry(host: IExecuteFunctions): Try {
	const executeData = host.getExecuteData();
	const tries = triesOf.get(executeData) ?? { count: 0 };
	triesOf.set(executeData, tries);
	tries.count++;
	if (tries.input !== undefined) {
		const input = executeData.data.main?.[0];
		input?.splice(0, input.length, ...tries.input);
		delete tries.input;
	}
	return { isAnotherLeft: tries.count < mostTries(host) };
}

/** Keeps the node's input for a further try, before the result takes its place. */
export function keepInput(host: IExecuteFunctions): void {
	const executeData = host.getExecuteData();
	const tries = triesOf.get(executeData);
	if (tries !== undefined) tries.input = [...(executeData.data.main?.[0] ?? [])];
}

/** As n8n counts them: see getRetryParams in workflow-execute.js of n8n-core. */
function mostTries(host: IExecuteFunctions): number {
	const { retryOnFail, maxTries } = host.getNode();
	return retryOnFail === true ? Math.min(5, Math.max(2, maxTries || 3)) : 1;
}
