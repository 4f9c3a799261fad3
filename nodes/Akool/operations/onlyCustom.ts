import {
	NodeOperationError,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodePropertyRouting,
} from 'n8n-workflow';

/**
 * Routing of an operation that n8n runs as a custom operation. Some executors (the AI Agent before
 * version 3) know nothing of those, and would send a request that means nothing to Akool.
 */
export function onlyCustom(operation: string): INodePropertyRouting {
	return {
		send: {
			preSend: [
				async function (this: IExecuteSingleFunctions): Promise<IHttpRequestOptions> {
					throw new NodeOperationError(
						this.getNode(),
						`${operation} cannot be run by this version of the AI Agent`,
						{
							description:
								'Use the AI Agent in version 3 or later, or run the operation in a workflow.',
							itemIndex: this.getItemIndex(),
						},
					);
				},
			],
		},
	};
}
