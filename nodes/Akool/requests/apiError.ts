import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { AkoolFailure, networkFailure, type Failure } from '../protocol/failure';
import { InvalidParameter } from '../protocol/invalidParameter';
import type { NetworkError } from '../protocol/networkErrors';

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
	const failure = invalidParameterIn(error) === undefined ? failureOf(error) : null;
	return failure !== null && !(error instanceof NodeApiError && failures.has(error))
		? apiError(node, failure, itemIndex)
		: errorBeforeSending(node, error, itemIndex);
}

/** Makes the error that n8n shows of what went wrong before anything was sent to Akool. */
export function errorBeforeSending(node: INode, error: unknown, itemIndex?: number): NodeError {
	const invalid = invalidParameterIn(error);
	if (invalid !== undefined) {
		const { message, description } = invalid;
		const shown = new NodeOperationError(node, message, { description, itemIndex });
		// n8n replaces messages that remind it of an error of the network, such as a file's name may.
		shown.message = message;
		return shown;
	}
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex });
}

function invalidParameterIn(error: unknown): InvalidParameter | undefined {
	return layersOf(error).find((layer) => layer instanceof InvalidParameter);
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
	const networkError = networkErrorIn(error);
	return networkError === null ? null : networkFailure(networkError);
}

/** How deep the errors of n8n, axios and Node lie in each other. */
const LAYERS = 5;

/** What Node tells of a network error; n8n and axios wrap it, each in an error of its own. */
interface Layer {
	name?: unknown;
	code?: unknown;
	httpCode?: unknown;
	syscall?: unknown;
	errors?: unknown;
	cause?: unknown;
	request?: { socket?: { secureConnecting?: unknown } };
}

function networkErrorIn(error: unknown): NetworkError | null {
	const layers: Layer[] = layersOf(error);
	const code =
		layers.map((each) => each.code).find((each) => typeof each === 'string' && each !== '') ??
		layers.map(({ httpCode }) => httpCode).find((each) => /^[A-Z]/.test(String(each ?? ''))) ??
		// Of axios without a code: it fails a request that it has begun, whatever went wrong.
		(layers.some(({ name }) => name === 'AxiosError') ? 'AxiosError' : null);
	if (code === null) return null;
	return { code: String(code), neverSent: layers.some(provesNothingSent) };
}

function layersOf(error: unknown): object[] {
	const layers: object[] = [];
	let layer = error;
	while (typeof layer === 'object' && layer !== null && layers.length < LAYERS) {
		layers.push(layer);
		layer = (layer as Layer).cause;
	}
	return layers;
}

/**
 * Whether an error proves that it came up while Node looked for the host, connected, or shook hands:
 * Node sends the request after that, and n8n makes a new connection for each.
 */
function provesNothingSent({ syscall, errors, request }: Layer): boolean {
	if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
	if (request?.socket?.secureConnecting === true) return true;
	return Array.isArray(errors) && errors.length > 0 && errors.every(provesNothingSent);
}
