import { createHash } from 'node:crypto';

import type { SourceAddress } from '../types';

/** What came of fetching a source; its bytes were read and not kept. */
export interface FetchedSource extends SourceAddress {
	/** The path that was read in the end, after redirects, without its query. */
	path: string;
	/** HTTP status of the GET; null without an answer. */
	status: number | null;
	contentType: string | null;
	bytes: number;
	/** Of the bytes, in hexadecimal digits; null unless all of them came. */
	sha256: string | null;
	/** What was sent as User-Agent. */
	userAgent: string;
	/** Content-Length of the answer to a HEAD; null when that had none. */
	headLength: number | null;
	/** Why this is no file; null when it is one. */
	problem: string | null;
	/** Unix time in milliseconds. */
	at: number;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/i;

/** Whether the simulator may ask this host: one of this machine, or one of the names given. */
export function isReachable(url: string, hosts: string[]): boolean {
	if (!URL.canParse(url)) return false;
	const { hostname } = new URL(url);
	return LOOPBACK.test(hostname) || hosts.includes(hostname);
}

/** Why an answer is no file, before its body is read; null when it may be one. */
function answerProblem({ ok, status, headers }: Response): string | null {
	if (!ok) return `HTTP ${status}`;
	return /^text\/html\b/i.test(headers.get('content-type') ?? '') ? 'it is a web page' : null;
}

/**
 * Reads a source to its end, after a HEAD. Never rejects: what went wrong is its `problem`.
 * @param signal ends the reading
 */
export async function fetchSource(
	source: SourceAddress,
	userAgent: string,
	signal: AbortSignal,
): Promise<FetchedSource> {
	const found: FetchedSource = {
		...source,
		path: new URL(source.url).pathname,
		status: null,
		contentType: null,
		bytes: 0,
		sha256: null,
		userAgent,
		headLength: null,
		problem: null,
		at: Date.now(),
	};
	const init = { headers: { 'user-agent': userAgent }, signal };
	try {
		const head = await fetch(source.url, { ...init, method: 'HEAD' });
		const length = head.headers.get('content-length');
		found.headLength = head.ok && length !== null ? Number(length) : null;
		const response = await fetch(source.url, init);
		found.path = new URL(response.url).pathname;
		found.status = response.status;
		found.contentType = response.headers.get('content-type');
		found.problem = answerProblem(response);
		if (found.problem === null) await readInto(found, response);
		else await response.body?.cancel();
	} catch (error) {
		// fetch says only that it failed; why is in the cause.
		const { message, cause } = error as Error & { cause?: Partial<Error> };
		found.problem = cause?.message || message;
	}
	return found;
}

async function readInto(found: FetchedSource, { body }: Response): Promise<void> {
	const hash = createHash('sha256');
	for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
		found.bytes += chunk.length;
		hash.update(chunk);
	}
	found.sha256 = hash.digest('hex');
	if (found.bytes === 0) found.problem = 'it is empty';
}
