import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INode,
	type INodePropertyOptions,
} from 'n8n-workflow';

import type { AkoolCredential, Envelope, JsonObject } from '../protocol/types';
import { asNodeError, failureOf } from '../requests/apiError';
import { apiRequest } from '../requests/apiRequest';
import { sendReadAgain, sendWithRetries } from '../requests/attempts';

/** A user waits for the list; in milliseconds. */
const TIMEOUT = 30_000;

/** Asks Akool for something in a dropdown. */
export type AskAkool = (url: string, query?: JsonObject) => Promise<Envelope>;

/**
 * Fills a dropdown from the API, with the retries of every read. Throws Akool's own complaint when it
 * refuses.
 */
export async function dropdown(
	host: ILoadOptionsFunctions,
	fill: (ask: AskAkool) => Promise<INodePropertyOptions[]>,
): Promise<INodePropertyOptions[]> {
	const { baseUrl } = await host.getCredentials<AkoolCredential>('akoolApi');
	try {
		return await fill(async (url, query = {}) => {
			const request = { url, qs: query as Record<string, string>, timeout: TIMEOUT };
			const send = async () => await apiRequest(host, baseUrl, request);
			return await sendWithRetries(send, failureOf, sendReadAgain, undefined);
		});
	} catch (error) {
		throw dropdownError(host.getNode(), error);
	}
}

/** Beside a dropdown the editor shows only the message, and of a NodeApiError "[object Object]". */
function dropdownError(node: INode, cause: unknown): NodeOperationError {
	const { message, description } = asNodeError(node, cause, 0);
	const text = [message, description].filter(Boolean).join('. ');
	const error = new NodeOperationError(node, text);
	// n8n replaces messages that remind it of a network error; ours already are in plain words.
	error.message = text;
	return error;
}
