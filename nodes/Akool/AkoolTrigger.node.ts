import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import type { AkoolCredential } from './protocol/types';
import { answerCallback } from './callback/answer';
import { secretsOf, secretsProblem } from './protocol/secrets';
import { testAkoolCredential } from './requests/credentialTest';
import { triggerFields } from './trigger/fields';
import { triggerPanel } from './trigger/panel';
import { receive } from './trigger/receive';

export class AkoolTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Akool Trigger',
		name: 'akoolTrigger',
		icon: { light: 'file:akool.svg', dark: 'file:akool.dark.svg' },
		group: ['trigger'],
		// Of a node of version 1, n8n 2 evaluates an expression for each request before its body is read.
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// The node panel makes one entry of node and trigger, and shows this in it.
		description:
			'Translate videos, sync lips, let photos and avatars speak, and start workflows when Akool has finished',
		eventTriggerDescription: 'Waiting for Akool to call the Test URL',
		triggerPanel,
		defaults: { name: 'Akool Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'akoolApi', required: true, testedBy: 'testAkoolCredential' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Empty, so that n8n answers what the node gives it: see callback/answer.ts.
				responseData: '',
				path: 'webhook',
			},
		],
		properties: triggerFields,
	};

	/** Beside that of the Akool node: n8n asks whichever node of the credential it comes upon first. */
	methods = {
		credentialTest: { testAkoolCredential },
	};

	/** Akool has nothing to register: this is where a credential that cannot verify is refused. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				if (this.getNodeParameter('verifySignature') === false) return true;
				const credential = await this.getCredentials<AkoolCredential>('akoolApi');
				const problem = secretsProblem(secretsOf(credential));
				if (problem === null) return true;
				throw new NodeOperationError(this.getNode(), problem.message, {
					description: problem.description,
				});
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerCallback(this, receive);
	}
}
