import type { BinaryHelperFunctions, IExecuteFunctions, INode } from 'n8n-workflow';

/** The part of n8n's execution functions that a node run needs; both kinds of operations have it. */
export type RunHost = Pick<
	IExecuteFunctions,
	| 'continueOnFail'
	| 'evaluateExpression'
	| 'getContext'
	| 'getCredentials'
	| 'getExecuteData'
	| 'getExecutionCancelSignal'
	| 'getExecutionId'
	| 'getNode'
	| 'getRestApiUrl'
	| 'getWorkflowDataProxy'
	| 'getWorkflowSettings'
	| 'logger'
> & {
	helpers: Pick<
		BinaryHelperFunctions,
		'createBinarySignedUrl' | 'getBinaryMetadata' | 'getBinaryStream' | 'prepareBinaryData'
	>;
	/** Only custom operations have it. */
	addExecutionHints?: IExecuteFunctions['addExecutionHints'];
};

/**
 * What all items of a node run have in common, and its tries: n8n's execute data. Where a caller has
 * none, the node has one item, and the call stands for itself.
 */
export function sharedByItems(host: Pick<RunHost, 'getExecuteData'>): object {
	return executeDataOf(host) ?? host;
}

/** The types promise execute data, and a node in it; some callers have none. */
function executeDataOf(host: Pick<RunHost, 'getExecuteData'>) {
	return host.getExecuteData() as { node?: { name: string } } | undefined;
}

/**
 * Whether another node, such as an AI Agent before version 3, calls this one as its tool. n8n hands
 * over the execute data of the caller then: its items are the caller's, the call itself is one item.
 */
export function isCalledByAnotherNode(host: Pick<RunHost, 'getExecuteData' | 'getNode'>): boolean {
	return executeDataOf(host)?.node?.name !== host.getNode().name;
}

/** Tells whether the node is the tool of an agent: n8n gives its type another name then. */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/** Whether a model calls the node as its tool, by whichever caller. */
export function isToolCall(host: Pick<RunHost, 'getExecuteData' | 'getNode'>): boolean {
	return isTool(host.getNode()) || isCalledByAnotherNode(host);
}
