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
