import type { IExecuteFunctions, IWebhookDescription } from 'n8n-workflow';

/** The webhook that exists only while an execution waits. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Empty, so that n8n answers what the node gives it: see callback/answer.ts.
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];

/**
 * Where callbacks reach this node while the execution waits. n8n 2 puts a token into the query of
 * the URL, so the webhook's path goes behind its path.
 */
export function resumeUrl(host: IExecuteFunctions): string {
	const url = new URL(String(host.evaluateExpression('{{ $execution.resumeUrl }}', 0)));
	url.pathname = `${url.pathname.replace(/\/$/, '')}/${host.getNode().id}`;
	return url.href;
}
