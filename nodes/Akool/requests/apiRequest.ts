import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { readAnswer } from '../protocol/envelope';
import type { Envelope } from '../protocol/types';
import { withoutLinkTokens } from './linkTokens';

/** Where n8n lets a node send requests outside the declarative engine. */
export type RequestHost = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/**
 * What every request to Akool has in common. A redirect is not followed: it would take the
 * credential to another host.
 */
export const REQUEST_DEFAULTS = {
	disableFollowRedirect: true,
	ignoreHttpStatusErrors: true,
	headers: { Accept: 'application/json' },
} as const;

/**
 * Asks Akool outside the declarative engine: for dropdowns, the trigger and custom operations.
 *
 * @param baseUrl that of the credential
 * @throws {AkoolFailure} what Akool's answer means, or n8n's NodeApiError for a network failure
 */
export async function apiRequest(
	host: RequestHost,
	baseUrl: string,
	request: IHttpRequestOptions,
): Promise<Envelope> {
	const answer = (await host.helpers.httpRequestWithAuthentication.call(host, 'akoolApi', {
		...REQUEST_DEFAULTS,
		...request,
		baseURL: baseUrl,
		returnFullResponse: true,
	})) as IN8nHttpFullResponse;
	return readAnswer(withoutLinkTokens(answer));
}
