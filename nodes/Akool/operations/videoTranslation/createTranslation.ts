import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { ENDPOINTS } from '../../protocol/endpoints';
import { sendTranslation } from '../../requests/requestPolicy';
import { outcomeItem } from '../../protocol/translationAnswer';
import type { ToItems } from '../../jobs/translationRun';
import { simplify } from '../../fields/simplify';
import { translationFields, translationOptions } from '../../fields/translation';
import type { Operation } from '../operation';

const webhookUrl: INodeProperties = {
	displayName: 'Webhook URL',
	name: 'webhookUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
	description: 'Where Akool reports each change of the job: the production URL of an Akool Trigger',
};

function toJobItems(this: IExecuteSingleFunctions): ToItems {
	const simplified = this.getNodeParameter('simplify') !== false;
	const pairedItem = { item: this.getItemIndex() };
	return (outcomes, request) =>
		outcomes.map((outcome) => ({
			json: outcomeItem(outcome, request, simplified) as IDataObject,
			pairedItem,
		}));
}

export const createTranslation: Operation = {
	option: {
		name: 'Create Translation',
		value: 'createTranslation',
		action: 'Create a translation',
		description: 'Start translating a video into one or more languages',
		routing: {
			request: { method: 'POST', url: ENDPOINTS.createTranslation },
			operations: { pagination: sendTranslation(toJobItems) },
		},
	},
	fields: [...translationFields, webhookUrl, simplify, translationOptions],
};
