import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { AkoolFailure, networkFailure, type Failure } from '../protocol/failure';
import { InvalidParameter } from '../protocol/invalidParameter';
import { isJsonObject } from '../protocol/types';

/** An error that n8n shows with the node and the item. */
export type NodeError = NodeApiError | NodeOperationError;

/** What each error means; kept beside the error so that nothing of it reaches n8n's screen. */
const failures = new WeakMap<object, Failure>();

/** Makes the error that n8n shows for a failure of one item. */
export function apiError(node: INode, failure: Failure, itemIndex?: number): NodeApiError {
	const error = new NodeApiError(
		node,
		{ message: failure.message },
		{ message: failure.message, description: failure.description, itemIndex },
	);
	// n8n replaces messages that remind it of a network error; ours already are in plain words.
	error.message = failure.message;
	error.description = failure.description;
	error.httpCode = failure.errorCode;
	error.messages = [];
	failures.set(error, failure);
	return error;
}

/** Makes of whatever went wrong with one item the error that n8n shows. */
export function asNodeError(node: INode, error: unknown, itemIndex: number): NodeError {
	if (error instanceof InvalidParameter) {
		const { message, description } = error;
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	const failure = failureOf(error);
	if (failure !== null && !(error instanceof NodeApiError && failures.has(error)))
		return apiError(node, failure, itemIndex);
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex });
}

/**
 * What an error of a request means: one of ours, or a network error that n8n wrapped.
 * Null for anything else, such as a credential that n8n could not load: then nothing was sent.
 */
export function failureOf(error: unknown): Failure | null {
	if (typeof error !== 'object' || error === null) return null;
	if (error instanceof AkoolFailure) return error.failure;
	const known = failures.get(error);
	if (known !== undefined) return known;
	const errorCode = networkErrorCode(error);
	return errorCode === null ? null : networkFailure(errorCode);
}

function networkErrorCode(error: object): string | null {
	const { cause, httpCode, code } = error as {
		cause?: unknown;
		httpCode?: unknown;
		code?: unknown;
	};
	if (typeof code === 'string' && code !== '') return code;
	if (isJsonObject(cause) && typeof cause.code === 'string') return cause.code;
	return typeof httpCode === 'string' && /^[A-Z]/.test(httpCode) ? httpCode : null;
}
