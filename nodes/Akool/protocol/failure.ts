import { networkErrorKind, type NetworkError } from './networkErrors';
import type { Product } from './product';
import { INVALID_TOKEN, RESULT_CODES, TOO_FREQUENT, type ResultCode } from './resultCodes';
import type { Envelope } from './types';

/** Why a request to Akool did not succeed, in words, and what may be done about it. */
export interface Failure {
	/** What happened, in plain words. */
	message: string;
	/** What the user can do, and what Akool said. */
	description: string;
	/** Akool's result code, or the HTTP status, or the network error; shown by n8n as the error code. */
	errorCode: string;
	/** Akool's result code, if Akool itself answered. */
	code: number | null;
	/** What Akool said, if Akool itself answered; else "". */
	msg: string;
	/** Whether the same request may succeed a moment later. */
	passing: boolean;
	/** For a create: certainly nothing was created, or nobody can know. */
	effect: 'none' | 'unknown';
	/** The pause in seconds that the server asked for with `Retry-After`. */
	retryAfterSeconds: number | null;
	/** The answer, where it names a job though it reports none: for a create, that job exists. */
	answer?: Envelope;
}

/** Thrown where n8n is not known; the edge makes of it the error that n8n shows. */
export class AkoolFailure extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
		this.name = 'AkoolFailure';
	}
}

/** Tells whether Akool has done nothing but ask for fewer requests (HTTP 429 or code 1005). */
export function isThrottled({ passing, effect, code, errorCode }: Failure): boolean {
	return passing && effect === 'none' && (code !== null || errorCode === '429');
}

/** A failure that Akool itself reported in its envelope: nothing was created. */
export function refusal(code: number, msg: string, retryAfterSeconds: number | null): Failure {
	return {
		...refusalWords(RESULT_CODES[code], code, msg),
		errorCode: String(code),
		code,
		msg,
		passing: code === TOO_FREQUENT,
		effect: 'none',
		retryAfterSeconds,
	};
}

function refusalWords(
	known: ResultCode | undefined,
	code: number,
	msg: string,
): Pick<Failure, 'message' | 'description'> {
	const said = msg === '' ? '' : `: "${msg}"`;
	const quote = `Akool answered with code ${code}${said}.`;
	if (known === undefined) {
		return {
			message: 'Akool refused the request',
			description: `Check what was entered, or ask the support of Akool what the code means. ${quote}`,
		};
	}
	return { message: known.meaning, description: `${known.advice} ${quote}` };
}

/** The same failure in the words of a product, where it has its own for the result code. */
export function inWordsOf({ codes = {} }: Pick<Product, 'codes'>, failure: Failure): Failure {
	const { code, msg } = failure;
	const known = code === null ? undefined : codes[code];
	if (code === null || known === undefined) return failure;
	return { ...failure, ...refusalWords(known, code, msg) };
}

/** Statuses below 500 after which a create may have had its effect: "See Other", "Request Timeout". */
export const MAY_HAVE_CREATED: readonly number[] = [303, 408];

/** A failure whose HTTP status decides, because the body is not Akool's envelope. */
export function httpFailure(
	statusCode: number,
	excerpt: string,
	retryAfterSeconds: number | null,
): Failure {
	const received = excerpt === '' ? 'The answer was empty.' : `The answer began with: ${excerpt}`;
	const base = { errorCode: String(statusCode), code: null, msg: '', retryAfterSeconds };
	if (statusCode === 429) {
		return {
			...base,
			message: 'Akool received too many requests',
			description: `Slow down: set batching in the Request Options of the node. HTTP status 429. ${received}`,
			passing: true,
			effect: 'none',
		};
	}
	if (statusCode >= 500) {
		return {
			...base,
			message: 'The Akool service is not available',
			description: `Try again later. HTTP status ${statusCode}. ${received}`,
			passing: true,
			effect: 'unknown',
		};
	}
	if (statusCode === 401) {
		return {
			...base,
			message: RESULT_CODES[INVALID_TOKEN]?.meaning ?? 'Akool refused the token or key',
			description: `${RESULT_CODES[INVALID_TOKEN]?.advice ?? ''} Check its Base URL, too. HTTP status 401. ${received}`,
			passing: false,
			effect: 'none',
		};
	}
	if (statusCode >= 300) {
		return {
			...base,
			message: `Akool was not reached at this address (HTTP status ${statusCode})`,
			description: `Check the Base URL of the Akool API credential. ${received}`,
			passing: false,
			effect: MAY_HAVE_CREATED.includes(statusCode) ? 'unknown' : 'none',
		};
	}
	return {
		...base,
		message: "The answer is not in Akool's format",
		description: `Check the Base URL of the Akool API credential; a proxy may have answered in place of Akool. HTTP status ${statusCode}. ${received}`,
		passing: false,
		effect: 'unknown',
	};
}

/** Akool reported success, but what it sent is not what was asked for. */
export function unexpectedData(wanted: string): Failure {
	return {
		message: `Akool's answer holds no ${wanted}`,
		description: `Akool reported success but sent no ${wanted}. Try again later; if it happens again, Akool may have changed its API.`,
		errorCode: 'none',
		code: null,
		msg: '',
		passing: false,
		effect: 'unknown',
		retryAfterSeconds: null,
	};
}

/** A failure of the network, told by its error. */
export function networkFailure(error: NetworkError): Failure {
	const { message, advice, passing, effect } = networkErrorKind(error);
	return {
		message,
		description: `${advice} ${error.code}.`,
		errorCode: error.code,
		code: null,
		msg: '',
		passing,
		effect,
		retryAfterSeconds: null,
	};
}
