import type { INodeProperties } from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { translationFields, translationOptions } from '../../fields/translation';
import { sendCreate } from '../../jobs/sendCreate';
import { translation } from '../../protocol/translation';
import type { Operation } from '../operation';

const webhookUrl: INodeProperties = {
	displayName: 'Webhook URL',
	name: 'webhookUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
	description: 'Where Akool reports each change of the job: the production URL of an Akool Trigger',
};

export const createTranslation: Operation = {
	option: {
		name: 'Create Translation',
		value: 'createTranslation',
		action: 'Create a translation',
		description: 'Start translating a video into one or more languages',
		routing: {
			request: { method: 'POST', url: translation.path },
			operations: { pagination: sendCreate(translation) },
		},
	},
	fields: [...translationFields, webhookUrl, simplify, translationOptions],
};
