import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodePropertyRouting,
} from 'n8n-workflow';

import { InvalidParameter } from '../protocol/invalidParameter';
import { asNodeError } from '../requests/apiError';

/**
 * Why a custom operation cannot be run by its routing, in words for the user. n8n's engine runs custom
 * operations; most nodes that use tools do not ask the engine, but run the routing by themselves.
 */
export function notRunAsCustom(operation: string): InvalidParameter {
	return new InvalidParameter(
		`${operation} cannot be run by the node that called it`,
		'Of the nodes that use tools, an AI Agent in version 3 or later can run it, and so can its AI Agent Tool in version 3; older ones, "Message a model" nodes and MCP Server Trigger cannot. Run the operation in a workflow, which may itself be a tool (Call n8n Workflow Tool).',
	);
}

/** Routing of an operation that only n8n's engine can run, as a custom operation. */
export function onlyCustom(operation: string): INodePropertyRouting {
	return {
		send: {
			preSend: [
				async function (this: IExecuteSingleFunctions): Promise<IHttpRequestOptions> {
					const node = this.getNode();
					throw asNodeError(node, notRunAsCustom(operation), this.getItemIndex());
				},
			],
		},
	};
}
