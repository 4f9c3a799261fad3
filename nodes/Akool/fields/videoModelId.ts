import type { INodeProperties } from 'n8n-workflow';

/** Which job. */
export const videoModelId: INodeProperties = {
	displayName: 'Video Model ID',
	name: 'videoModelId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 66f2a1c09d3b5e0012ab34cd',
	description:
		'The ID (_id) of the job, as the operation that created it and Akool Trigger give it',
};
