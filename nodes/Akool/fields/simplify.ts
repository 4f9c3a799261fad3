import type { INodeProperties } from 'n8n-workflow';

/** Whether the items have our keys or Akool's; what reads it is where the items are made. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
