import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * What the sender of a callback is answered, and the items with which the workflow starts or goes
 * on, if it does. The reason of a refusal is for n8n's log only.
 */
export type Reception = { status: 200; start?: Start } | Refusal;

/** A callback that the sender is to correct, or to send again. */
export interface Refusal {
	status: 400 | 401 | 503;
	reason: string;
}

/** What a callback starts, or goes on with. */
export interface Start {
	items: INodeExecutionData[];
	/** Called once, when n8n has stored the items, and before it answers. */
	onStored?: () => void;
}

/** What the sender reads: nothing that would help an attacker. */
const ANSWERS: Readonly<Record<Reception['status'], string>> = {
	200: 'received',
	400: 'malformed',
	401: 'refused',
	503: 'unavailable',
};

/**
 * Answers a callback, and never throws: a throw would become a failed execution, or end a wait.
 *
 * The node answers by itself when nothing is to be stored. Else n8n answers, because it does so only
 * when it has stored the items, and what it answers is read from a getter, because that is how the
 * node learns of it: what a node remembers earlier is not saved.
 */
export async function answerCallback(
	host: IWebhookFunctions,
	receive: (host: IWebhookFunctions) => Promise<Reception>,
): Promise<IWebhookResponseData> {
	const reception = await receptionOf(host, receive);
	const answer = { message: ANSWERS[reception.status] };
	if ('start' in reception && reception.start !== undefined) {
		const { items, onStored } = reception.start;
		let isStored = false;
		return {
			workflowData: [items],
			get webhookResponse() {
				if (!isStored) onStored?.();
				isStored = true;
				return answer;
			},
		};
	}
	if ('reason' in reception) {
		host.logger.warn(`${host.getNode().name} refused a callback: ${reception.reason}`, {
			workflowId: host.getWorkflow().id,
			httpStatus: reception.status,
		});
	}
	host.getResponseObject().status(reception.status).json(answer);
	return { noWebhookResponse: true };
}

async function receptionOf(
	host: IWebhookFunctions,
	receive: (host: IWebhookFunctions) => Promise<Reception>,
): Promise<Reception> {
	try {
		return await receive(host);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { status: 503, reason };
	}
}
