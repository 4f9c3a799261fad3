import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { failureOf } from '../requests/apiError';
import { sendReadAgain, sendWithRetries } from '../requests/attempts';
import type { RequestSettings } from '../requests/requestSettings';
import { retryAfterSeconds } from '../protocol/envelope';
import { AkoolFailure } from '../protocol/failure';
import { completeFileName } from './fileName';
import { asMediaError, empty, notDelivered, notStored, tooLarge, webPage } from './mediaFailure';

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
	/** Whether a file of 0 bytes is one, as of the subtitles of a video in which nobody speaks. */
	mayBeEmpty: boolean;
	/** Largest size in bytes; 0 for no limit. */
	maxBytes: number;
	settings: RequestSettings['request'];
}

/**
 * Streams a file of Akool into n8n's binary store; memory does not grow with the file. No
 * credential goes to the media host, and so none follows a redirect.
 *
 * @throws {AkoolFailure} gone (403, 404, 410), too large, empty, a web page, cut short, not stored, or the
 * failure of the host
 */
export async function fetchMedia(
	host: IExecuteFunctions,
	request: MediaRequest,
): Promise<IBinaryData> {
	const [opened] = await Promise.allSettled([
		sendWithRetries(
			async () => await openMedia(host, request),
			failureOf,
			sendReadAgain,
			host.getExecutionCancelSignal(),
		),
	]);
	if (opened.status === 'rejected') throw asMediaError(opened.reason, request.url);
	const { headers, body } = opened.value;
	const size = Number(headers['content-length'] ?? Number.NaN);
	if (request.maxBytes > 0 && size > request.maxBytes) {
		body.destroy();
		throw new AkoolFailure(tooLarge(size, request.maxBytes));
	}
	const mimeType = specificMimeType(headers['content-type']);
	const stream = request.maxBytes > 0 ? limited(body, request.maxBytes) : body;
	const { name, url, fallbackExtension } = request;
	const fileName = completeFileName(name, url, mimeType, fallbackExtension);
	const stored = host.helpers.prepareBinaryData(stream, fileName, mimeType);
	const [result] = await Promise.allSettled([stored]);
	if (result.status === 'fulfilled') {
		// n8n 1 tells the size in words only.
		const { bytes, fileSize } = result.value;
		const isEmpty = bytes === 0 || fileSize === '0 B';
		if (isEmpty && !request.mayBeEmpty) throw new AkoolFailure(empty());
		return result.value;
	}
	throw result.reason instanceof AkoolFailure
		? result.reason
		: new AkoolFailure(notStored(result.reason));
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
	const { statusCode, headers } = answer;
	// No other success brings all of the file: 204 has none, 206 a part.
	const isDelivered = statusCode === 200;
	// No file of Akool is a web page; stored as one, it would look like a video.
	const isWebPage = specificMimeType(headers['content-type']) === 'text/html';
	if (isDelivered && !isWebPage) return answer;
	answer.body.destroy();
	throw new AkoolFailure(
		isDelivered ? webPage(statusCode) : notDelivered(statusCode, retryAfterSeconds(headers)),
	);
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
