import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { secretsOf, type CallbackSecrets } from '../protocol/secrets';
import { authenticationHeader } from '../protocol/authentication';
import { requireBaseUrl } from '../protocol/baseUrl';
import { ENDPOINTS } from '../protocol/endpoints';
import { readAnswer, type ApiAnswer } from '../protocol/envelope';
import { InvalidParameter } from '../protocol/invalidParameter';
import { failureOf } from './apiError';

/** A user waits for the result; in milliseconds. */
const TIMEOUT = 30_000;

/** Both fields, as the form of the credential calls them. */
const PAIR = 'Client ID and API Key (Client Secret)';

/**
 * The test of the credential, as a function of the node: n8n's tests by rule know no answer but HTTP
 * errors and equal values. Asks for the languages, and, when client ID and API key are there, for a
 * token with them: callbacks are verified with both, and a wrong one would show on paid jobs only.
 */
export async function testAkoolCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await ask(this, {
			method: 'GET',
			uri: `${addressOf(data.baseUrl)}${ENDPOINTS.listLanguages}`,
			headers: { Accept: 'application/json', ...authenticationHeader(data) },
		});
	} catch (error) {
		return refused(wordsFor(error));
	}
	const { clientId, apiKey: clientSecret } = secretsOf(data as Partial<CallbackSecrets>);
	if (clientId === '' || clientSecret === '') return passed;
	try {
		await ask(this, {
			method: 'POST',
			uri: `${addressOf(data.baseUrl)}${ENDPOINTS.signIn}`,
			headers: { Accept: 'application/json', 'content-type': 'application/json' },
			body: { clientId, clientSecret },
		});
	} catch (error) {
		const failure = failureOf(error);
		const byAkool = failure !== null && failure.code !== null && !failure.passing;
		return refused(
			byAkool
				? `Akool does not accept ${PAIR} together, so callbacks could not be verified. Copy both from the same entry in your Akool account. ${failure.description}`
				: `${PAIR} could not be checked. ${wordsFor(error)}`,
		);
	}
	return passed;
}

const passed: INodeCredentialTestResult = { status: 'OK', message: 'Akool accepts the credential' };

function refused(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}

/** Sends one request; a redirect is an answer, because it would take the secrets to another host. */
async function ask(host: ICredentialTestFunctions, request: IDataObject): Promise<void> {
	const answer = (await host.helpers.request({
		...request,
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		timeout: TIMEOUT,
	})) as ApiAnswer;
	readAnswer(answer);
}

function addressOf(baseUrl: unknown): string {
	return requireBaseUrl(baseUrl).replace(/\/+$/, '');
}

function wordsFor(error: unknown): string {
	const failure = error instanceof InvalidParameter ? error : failureOf(error);
	if (failure !== null) return `${failure.message}. ${failure.description}`;
	return error instanceof Error ? error.message : String(error);
}
