import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** One operation of the node: its entry in the selector, with its routing, and its fields. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
}

/** One resource of the node: its entry in the selector, and its operations with their own selector. */
export interface Resource {
	option: INodePropertyOptions;
	selector: INodeProperties;
	operations: Operation[];
}

/**
 * Makes a resource of its operations, which the editor lists in this order.
 *
 * @param preset the value of the operation that is chosen at first
 */
export function resourceOf(
	option: INodePropertyOptions,
	preset: string,
	operations: Operation[],
): Resource {
	const selector: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [String(option.value)] } },
		options: operations.map((operation) => operation.option),
		default: preset,
	};
	return { option, selector, operations };
}

/** An operation of several resources, in the words of one of them. */
export function inWords({ option, fields }: Operation, action: string): Operation {
	return { option: { ...option, action }, fields };
}
