import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { REQUEST_DEFAULTS } from './api/apiRequest';
import { getSourceLanguages, getTargetLanguages } from './fields/languages';
import { properties } from './operations';

export class Akool implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Akool',
		name: 'akool',
		icon: { light: 'file:akool.svg', dark: 'file:akool.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Translate videos into other languages with Akool',
		defaults: { name: 'Akool' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'akoolApi', required: true }],
		requestDefaults: {
			...REQUEST_DEFAULTS,
			baseURL: '={{ $credentials.baseUrl }}',
		},
		properties,
	};

	methods = {
		loadOptions: { getSourceLanguages, getTargetLanguages },
	};
}
