import type { IExecuteFunctions } from 'n8n-workflow';

/** The part of n8n's execution functions that a node run needs; both kinds of operations have it. */
export type RunHost = Pick<
	IExecuteFunctions,
	| 'continueOnFail'
	| 'evaluateExpression'
	| 'getContext'
	| 'getExecuteData'
	| 'getExecutionCancelSignal'
	| 'getNode'
	| 'getWorkflowDataProxy'
>;
