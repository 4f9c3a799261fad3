import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readBody } from './responses';

export interface ReceivedCall {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	/** The parsed JSON, else the text. */
	body: unknown;
	/** Unix time in milliseconds. */
	at: number;
}

export interface ReceiverAnswer {
	status: number;
	body?: string;
	headers?: Record<string, string>;
}

export interface Receiver {
	/** Where to send callbacks; any path below it is received, too. */
	url: string;
	calls: ReceivedCall[];
	/** Resolves when this many calls have arrived since the start. */
	arrived(count: number): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts a stand-in for n8n on 127.0.0.1 that takes callbacks.
 * @param answer decides what a call is told, given its place among all calls, counted from 0; null
 * destroys the connection. Default: HTTP 200
 */
export async function startReceiver(
	answer: (call: ReceivedCall, index: number) => ReceiverAnswer | null = () => ({ status: 200 }),
): Promise<Receiver> {
	const calls: ReceivedCall[] = [];
	let waiting: Array<{ count: number; resolve: () => void }> = [];
	const server = createServer(async (request, response) => {
		const text = await readBody(request).catch(() => '');
		let body: unknown = text;
		try {
			body = JSON.parse(text);
		} catch {
			// Kept as text.
		}
		const { method = '', url: path = '', headers } = request;
		const call: ReceivedCall = { method, path, headers, body, at: Date.now() };
		const index = calls.push(call) - 1;
		const reply = answer(call, index);
		if (reply === null) response.destroy();
		else response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
		for (const { count, resolve } of waiting) if (calls.length >= count) resolve();
		waiting = waiting.filter(({ count }) => calls.length < count);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		calls,
		arrived: async (count) => {
			if (calls.length >= count) return;
			await new Promise<void>((resolve) => waiting.push({ count, resolve }));
		},
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
