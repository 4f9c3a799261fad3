import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Peak, RecordedRequest } from './types';

/** Remembers every request, and how many of a kind were under way at once. */
export class Recorder {
	readonly requests: RecordedRequest[] = [];
	readonly peak: Peak = { create: 0, info: 0, media: 0 };
	private readonly underWay: Peak = { create: 0, info: 0, media: 0 };

	constructor(private readonly onRequest: ((request: RecordedRequest) => void) | null) {}

	/** Notes a request that begins; its end is noted when the answer is out or the client gone. */
	begin(
		what: Pick<RecordedRequest, 'kind' | 'product'>,
		address: URL,
		request: IncomingMessage,
		response: ServerResponse,
	): RecordedRequest {
		const recorded: RecordedRequest = {
			...what,
			method: request.method ?? '',
			path: address.pathname,
			query: Object.fromEntries(address.searchParams),
			headers: request.headers,
			body: undefined,
			startedAt: Date.now(),
			status: null,
			code: null,
		};
		this.requests.push(recorded);
		const { kind } = what;
		const counted = kind === 'create' || kind === 'info' || kind === 'media' ? kind : null;
		if (counted !== null) {
			this.underWay[counted]++;
			this.peak[counted] = Math.max(this.peak[counted], this.underWay[counted]);
		}
		response.once('close', () => {
			recorded.finishedAt = Date.now();
			if (response.headersSent) recorded.status = response.statusCode;
			if (counted !== null) this.underWay[counted]--;
			this.onRequest?.(recorded);
		});
		return recorded;
	}

	/** Forgets the requests and the peaks; requests under way go on counting. */
	clear(): void {
		this.requests.length = 0;
		Object.assign(this.peak, this.underWay);
	}
}
