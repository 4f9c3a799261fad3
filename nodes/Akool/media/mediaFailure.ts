import { failureOf } from '../requests/apiError';
import { NETWORK_ERROR_KINDS as KINDS } from '../protocol/networkErrorKinds';
import { AkoolFailure, httpFailure, networkFailure, type Failure } from '../protocol/failure';

/** One megabyte in bytes, as n8n counts its own limits. */
export const MEGABYTE = 1024 * 1024;

/**
 * The host of the file answered, but did not deliver it.
 *
 * @param retryAfter the pause in seconds that it asked for, if it did
 */
export function notDelivered(statusCode: number, retryAfter: number | null): Failure {
	const base = httpFailure(statusCode, '', retryAfter);
	if ([403, 404, 410].includes(statusCode)) {
		return {
			...base,
			message: 'The file is no longer available at Akool',
			description: `Akool keeps results for 7 days. Create the video again, and download the result as soon as it is completed. HTTP status ${statusCode}.`,
		};
	}
	return {
		...base,
		message: 'The host of the file did not deliver it',
		description: `Try again later. HTTP status ${statusCode}.`,
	};
}

/** A web page came in place of the file. */
export function webPage(statusCode: number): Failure {
	return {
		...httpFailure(statusCode, '', null),
		message: 'The host of the file answered with a web page',
		description: `A proxy may have answered in place of the host. Nothing was kept of it; the job itself is not affected. HTTP status ${statusCode}.`,
	};
}

/** The file has more bytes than allowed. */
export function tooLarge(bytes: number, maxBytes: number): Failure {
	return {
		...httpFailure(200, '', null),
		message: `The file is larger than the limit of ${megabytes(maxBytes)} MB`,
		description: `At least ${megabytes(bytes)} MB: raise Max Size (MB) in the options of the node, or leave it at 0 for no limit.`,
		errorCode: 'none',
	};
}

/** What is said of the host of a file where Akool's own would be blamed otherwise. */
const HOST_TROUBLES: Readonly<Record<string, string>> = {
	[KINDS.unsendable.message]: 'cannot be asked at the address that Akool gave',
	[KINDS.unresolved.message]: 'was not found',
	[KINDS.refused.message]: 'refused the connection',
	[KINDS.unreachable.message]: 'could not be reached',
	[KINDS.insecure.message]: 'made no secure connection',
	[KINDS.broken.message]: 'broke the secure connection',
	[KINDS.late.message]: 'did not answer in time',
	[KINDS.unreadable.message]: 'gave an answer that could not be read',
	[KINDS.cut.message]: 'cut the connection',
};

/** The same error, but one of the network in words that speak of the host of the file, not of the API. */
export function asMediaError(error: unknown, url: string): unknown {
	const failure = error instanceof AkoolFailure ? null : failureOf(error);
	const trouble = failure === null ? undefined : HOST_TROUBLES[failure.message];
	if (failure === null || trouble === undefined) return error;
	return new AkoolFailure({
		...failure,
		message: `The host of the file ${trouble}`,
		description: `The host is ${new URL(url).host}. Check the network of n8n, and the timeout, the proxy and the SSL setting in the Request Options of the node. The job itself is not affected: download it again. ${failure.errorCode}.`,
	});
}

/** The host delivered a file without a byte in it. */
export function empty(): Failure {
	return {
		...httpFailure(200, '', null),
		message: 'The file at Akool is empty',
		description:
			'It has 0 bytes. Download it again later; the job itself is not affected. If it stays empty, ask the support of Akool.',
		errorCode: 'none',
	};
}

/** The transfer began, but the file did not get into n8n's store whole. */
export function notStored(reason: unknown): Failure {
	const why = reason instanceof Error ? reason.message : String(reason);
	const base = networkFailure({ code: 'ECONNRESET' });
	const { code = '' } = (reason ?? {}) as { code?: unknown };
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return {
			...base,
			errorCode: code,
			message: 'n8n could not store the file: its disk is full',
			description: `Make room where n8n keeps binary data, and download it again; the job itself is not affected. The reason was: ${why}.`,
		};
	}
	return {
		...base,
		message: 'The transfer of the file was cut short, or n8n could not store it',
		description: `Nothing was kept of it. Download it again; the job itself is not affected. The reason was: ${why}.`,
	};
}

function megabytes(bytes: number): string {
	return (bytes / MEGABYTE).toFixed(2).replace(/\.?0+$/, '');
}
