import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { AkoolFailure, refusal } from '../../nodes/Akool/protocol/failure';
import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import {
	apiError,
	asNodeError,
	errorBeforeSending,
	failureOf,
} from '../../nodes/Akool/requests/apiError';

const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1 } as INode;
const NO_CREDIT = refusal(1104, 'credits 3 < 10', null);

/** An error with these properties, as Node, axios and n8n make them. */
const errorWith = (properties: object, message = 'x') =>
	Object.assign(new Error(message), properties);
/** An error that lies so deep in others. */
const within = (error: Error, depth: number): Error =>
	depth === 0 ? error : within(errorWith({ cause: error }), depth - 1);

describe('the error of a failure', () => {
	const error = apiError(node, NO_CREDIT, 2);

	it('says what happened, what to do, and Akool’s code, in these words alone', () => {
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'The Akool account has too few credits',
			description: NO_CREDIT.description,
			httpCode: '1104',
			messages: [],
			node: { name: 'Akool' },
			context: { itemIndex: 2 },
		});
	});

	it('keeps the words that remind n8n of an error of the network', () => {
		const told = { ...NO_CREDIT, message: 'ECONNREFUSED is what Akool said' };
		expect(apiError(node, told).message).toBe(told.message);
	});

	it('is known again, and not made anew', () => {
		expect(failureOf(error)).toBe(NO_CREDIT);
		expect(asNodeError(node, error, 7)).toBe(error);
	});
});

describe('whatever went wrong with an item becomes an error of it', () => {
	it.each([0, 1, 4])('a wrong parameter with its advice, %d errors deep', (depth) => {
		const error = asNodeError(node, within(new InvalidParameter('What', 'Do this'), depth), 3);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: 'What',
			description: 'Do this',
			context: { itemIndex: 3 },
		});
	});

	it('a wrong parameter in its words, though they remind n8n of an error of the network', () => {
		const message = 'Video file "preexisting.mp4" is empty';
		expect(asNodeError(node, new InvalidParameter(message, 'Do this'), 3).message).toBe(message);
	});

	it('a failure of Akool with its words', () => {
		const error = asNodeError(node, new AkoolFailure(NO_CREDIT), 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message: NO_CREDIT.message, context: { itemIndex: 3 } });
		expect(failureOf(error)).toBe(NO_CREDIT);
	});

	it('an error of the network that n8n has wrapped, in our words', () => {
		const wrapped = new NodeApiError(node, { message: 'x', code: 'ECONNRESET' });
		const error = asNodeError(node, wrapped, 3);
		expect(error).toMatchObject({
			message: 'The connection to Akool was cut',
			httpCode: 'ECONNRESET',
			context: { itemIndex: 3 },
		});
	});

	it('an error of n8n as it is', () => {
		const own = new NodeOperationError(node, 'The expression is wrong');
		const api = new NodeApiError(node, { message: 'No such credential' });
		expect([asNodeError(node, own, 3), asNodeError(node, api, 3)]).toEqual([own, api]);
		expect(asNodeError(node, own, 3)).toBe(own);
	});

	it.each([
		[new TypeError('a bug'), 'a bug'],
		['a word', 'a word'],
	])('anything else with its message: %p', (thrown, message) => {
		const error = asNodeError(node, thrown, 3);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message, context: { itemIndex: 3 } });
	});
});

it.each([[errorWith({ code: 'ERR_INVALID_URL' })], [errorWith({ code: 'ECONNREFUSED' })]])(
	'what fails before anything is sent is no trouble with Akool: %p',
	(thrown) => {
		const error = errorBeforeSending(node, thrown, 3);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).not.toContain('Akool');
		expect(error.context).toMatchObject({ itemIndex: 3 });
	},
);

describe('what an error means', () => {
	it.each([[null], [undefined], ['ECONNRESET'], [new Error('x')], [errorWith({ code: '' })]])(
		'is nothing of Akool or the network: %p',
		(error) => {
			expect(failureOf(error)).toBeNull();
		},
	);

	it.each<[string, Error, string]>([
		['its code', errorWith({ code: 'ETIMEDOUT' }), 'ETIMEDOUT'],
		['the code of its cause', within(errorWith({ code: 'EPIPE' }), 4), 'EPIPE'],
		['the first of both', errorWith({ code: 'A', cause: errorWith({ code: 'B' }) }), 'A'],
		[
			'the code of its cause, where its own is empty or a number',
			errorWith({ code: '', cause: errorWith({ code: 7, cause: errorWith({ code: 'B' }) }) }),
			'B',
		],
		['what n8n keeps of the code', errorWith({ httpCode: 'ECONNRESET' }), 'ECONNRESET'],
		[
			'that of its cause before what n8n keeps',
			errorWith({ httpCode: 'A', cause: errorWith({ code: 'B' }) }),
			'B',
		],
		[
			'what n8n keeps of the code of its cause',
			errorWith({ cause: errorWith({ httpCode: 'EPIPE' }) }),
			'EPIPE',
		],
		['its code, where it says that it has no cause', errorWith({ code: 'A', cause: null }), 'A'],
		['axios, which has begun a request', errorWith({ name: 'AxiosError' }), 'AxiosError'],
		['axios as its cause', within(errorWith({ name: 'AxiosError' }), 1), 'AxiosError'],
	])('is told by %s', (_by, error, code) => {
		expect(failureOf(error)).toMatchObject({ errorCode: code, code: null });
	});

	it.each([
		['an HTTP status', errorWith({ httpCode: '500' })],
		['an HTTP status with its words', errorWith({ httpCode: '500 Internal Server Error' })],
		['what lies too deep', within(errorWith({ code: 'EPIPE' }), 5)],
		['the name of another error', errorWith({ name: 'TypeError' })],
	])('is not told by %s', (_by, error) => {
		expect(failureOf(error)).toBeNull();
	});
});

describe('that nothing was sent', () => {
	const effectOf = (properties: object) =>
		failureOf(errorWith({ code: 'ECONNRESET', ...properties }))?.effect;
	const connecting = { syscall: 'connect' };

	it.each([
		connecting,
		{ syscall: 'getaddrinfo' },
		{ cause: errorWith(connecting) },
		{ request: { socket: { secureConnecting: true } } },
		{ errors: [errorWith(connecting), errorWith({ syscall: 'getaddrinfo' })] },
	])('is proved by %j', (properties) => {
		expect(effectOf(properties)).toBe('none');
	});

	it.each([
		{},
		{ syscall: 'read' },
		{ request: {} },
		{ request: { socket: {} } },
		{ request: { socket: { secureConnecting: false } } },
		{ errors: [] },
		{ errors: 'connect' },
		{ errors: [errorWith(connecting), errorWith({ syscall: 'read' })] },
	])('is not proved by %j', (properties) => {
		expect(effectOf(properties)).toBe('unknown');
	});
});
