import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/**
 * What the sender of a callback is answered, and the items with which the workflow starts or goes
 * on, if it does. The reason of a refusal is for n8n's log only.
 */
export type Reception =
	| { status: 200; items?: INodeExecutionData[] }
	| { status: 400 | 401 | 503; reason: string };

/** What the sender reads: nothing that would help an attacker. */
const ANSWERS: Readonly<Record<Reception['status'], string>> = {
	200: 'received',
	400: 'malformed',
	401: 'refused',
	503: 'unavailable',
};

/**
 * Answers a callback, and never throws: a throw would become a failed execution, or end a wait. The
 * node answers by itself, because n8n saves what a node remembers only then.
 */
export async function answerCallback(
	host: IWebhookFunctions,
	receive: (host: IWebhookFunctions) => Promise<Reception>,
): Promise<IWebhookResponseData> {
	const reception = await receptionOf(host, receive);
	if ('reason' in reception) {
		host.logger.warn(`${host.getNode().name} refused a callback: ${reception.reason}`, {
			workflowId: host.getWorkflow().id,
			httpStatus: reception.status,
		});
	}
	host.getResponseObject().status(reception.status).json({ message: ANSWERS[reception.status] });
	const items = reception.status === 200 ? reception.items : undefined;
	return { noWebhookResponse: true, ...(items === undefined ? {} : { workflowData: [items] }) };
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
