import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { failureOf } from './apiError';
import { sendReadAgain, sendWithRetries } from './attempts';
import { AkoolFailure, httpFailure, networkFailure, type Failure } from './failure';

type MediaStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Uint8Array
>;

interface MediaAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: MediaStream;
}

/** What to fetch, and how. */
export interface MediaRequest {
	url: string;
	/** Name of the file without extension, or a whole name with one. */
	name: string;
	/** Used when neither the address nor the MIME type tells the extension. */
	fallbackExtension: string;
	/** Largest size in bytes; 0 for no limit. */
	maxBytes: number;
	settings: Pick<IHttpRequestOptions, 'proxy' | 'timeout' | 'skipSslCertificateValidation'>;
}

/**
 * Streams a file of Akool into n8n's binary store; memory does not grow with the file. No
 * credential goes to the media host, and so none follows a redirect.
 *
 * @throws {AkoolFailure} gone (403, 404, 410), too large, cut short, or the failure of the answer
 */
export async function fetchMedia(
	host: IExecuteFunctions,
	request: MediaRequest,
): Promise<IBinaryData> {
	const { headers, body } = await sendWithRetries(
		async () => await openMedia(host, request),
		failureOf,
		sendReadAgain,
		host.getExecutionCancelSignal(),
	);
	const size = Number(headers['content-length'] ?? Number.NaN);
	if (request.maxBytes > 0 && size > request.maxBytes) {
		body.destroy();
		throw new AkoolFailure(tooLarge(size, request.maxBytes));
	}
	const mimeType = specificMimeType(headers['content-type']);
	const stream = request.maxBytes > 0 ? limited(body, request.maxBytes) : body;
	const stored = host.helpers.prepareBinaryData(stream, fileName(request, mimeType), mimeType);
	const [result] = await Promise.allSettled([stored]);
	if (result.status === 'fulfilled') return result.value;
	throw result.reason instanceof AkoolFailure
		? result.reason
		: new AkoolFailure(cutShort(result.reason));
}

async function openMedia(host: IExecuteFunctions, request: MediaRequest): Promise<MediaAnswer> {
	const answer = (await host.helpers.httpRequest({
		...request.settings,
		url: request.url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		abortSignal: host.getExecutionCancelSignal(),
	})) as MediaAnswer;
	if (answer.statusCode >= 200 && answer.statusCode < 300) return answer;
	answer.body.destroy();
	const isGone = [403, 404, 410].includes(answer.statusCode);
	throw new AkoolFailure(isGone ? gone(answer.statusCode) : mediaFailure(answer.statusCode));
}

/** Ends in an error as soon as more than the allowed bytes have come. */
function limited(stream: MediaStream, maxBytes: number): MediaStream {
	let bytes = 0;
	return stream.map((chunk: Uint8Array) => {
		bytes += chunk.length;
		if (bytes > maxBytes) throw new AkoolFailure(tooLarge(bytes, maxBytes));
		return chunk;
	});
}

const UNSPECIFIC = ['application/octet-stream', 'binary/octet-stream'];

function specificMimeType(header: unknown): string | undefined {
	const type = typeof header === 'string' ? header.split(';')[0]?.trim().toLowerCase() : undefined;
	return type === undefined || type === '' || UNSPECIFIC.includes(type) ? undefined : type;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm',
	'audio/mpeg': 'mp3',
	'audio/wav': 'wav',
	'application/x-subrip': 'srt',
	'text/vtt': 'vtt',
};

function fileName({ name, url, fallbackExtension }: MediaRequest, mimeType = ''): string {
	if (/\.\w{2,4}$/.test(name)) return name;
	const inUrl = /\.(\w{2,4})$/.exec(new URL(url).pathname)?.[1];
	return `${name}.${inUrl ?? EXTENSIONS[mimeType] ?? fallbackExtension}`;
}

function gone(statusCode: number): Failure {
	return {
		...httpFailure(statusCode, '', null),
		message: 'The file is no longer available at Akool',
		description: `Akool keeps results for 7 days. Translate the video again, and download the result as soon as it is completed. HTTP status ${statusCode}.`,
	};
}

function mediaFailure(statusCode: number): Failure {
	return {
		...httpFailure(statusCode, '', null),
		message: 'The host of the file did not deliver it',
		description: `Try again later. HTTP status ${statusCode}.`,
	};
}

function tooLarge(bytes: number, maxBytes: number): Failure {
	return {
		...httpFailure(200, '', null),
		message: `The file is larger than the limit of ${megabytes(maxBytes)} MB`,
		description: `At least ${megabytes(bytes)} MB: raise Max Size (MB) in the options of the node, or leave it at 0 for no limit.`,
		errorCode: 'none',
	};
}

function cutShort(reason: unknown): Failure {
	const why = reason instanceof Error ? reason.message : String(reason);
	return {
		...networkFailure('ECONNRESET'),
		message: 'The transfer of the file was cut short, or n8n could not store it',
		description: `Nothing was kept of it. Download it again; the job itself is not affected. The reason was: ${why}.`,
	};
}

/** One megabyte in bytes, as n8n counts its own limits. */
export const MEGABYTE = 1024 * 1024;

function megabytes(bytes: number): string {
	return (bytes / MEGABYTE).toFixed(2).replace(/\.?0+$/, '');
}
