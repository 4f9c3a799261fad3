import type { INodeProperties } from 'n8n-workflow';

/** An option of every create operation that has a Webhook URL. */
export const reference: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. row 17',
	description:
		'Text that comes back with the callback, in the item of Akool Trigger: what leads from the finished job to its row, title or customer. At most 500 characters; it needs a Webhook URL, and the API key in the credential.',
};
