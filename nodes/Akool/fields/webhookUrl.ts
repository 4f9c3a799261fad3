import type { INodeProperties } from 'n8n-workflow';

/** Every create operation that does not wait has it. */
export const webhookUrl: INodeProperties = {
	displayName: 'Webhook URL',
	name: 'webhookUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
	description: 'Where Akool reports each change of the job: the production URL of an Akool Trigger',
};
