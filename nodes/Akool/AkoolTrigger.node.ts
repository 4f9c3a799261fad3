import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import type { AkoolCredential } from './api/types';
import { secretsOf, secretsProblem } from './callback/secrets';
import { triggerFields } from './trigger/fields';
import { receive, type Reception } from './trigger/receive';

/** What the sender reads: nothing that would help an attacker. */
const ANSWERS: Readonly<Record<Reception['status'], string>> = {
	200: 'received',
	400: 'malformed',
	401: 'refused',
	503: 'unavailable',
};

export class AkoolTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Akool Trigger',
		name: 'akoolTrigger',
		icon: { light: 'file:akool.svg', dark: 'file:akool.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when Akool reports that a job has changed',
		defaults: { name: 'Akool Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'akoolApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		properties: triggerFields,
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

	/**
	 * Answers every callback itself, and never throws: a throw would become a failed execution, and
	 * n8n saves what the node remembers only when the node has answered.
	 */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const [settled] = await Promise.allSettled([receive(this)]);
		const reception: Reception =
			settled.status === 'fulfilled'
				? settled.value
				: { status: 503, reason: String(settled.reason) };
		if ('reason' in reception) {
			this.logger.warn(`${this.getNode().name} refused a callback: ${reception.reason}`, {
				workflowId: this.getWorkflow().id,
				httpStatus: reception.status,
			});
		}
		this.getResponseObject().status(reception.status).json({ message: ANSWERS[reception.status] });
		const item = reception.status === 200 ? reception.item : undefined;
		return { noWebhookResponse: true, ...(item ? { workflowData: [[item]] } : {}) };
	}
}
