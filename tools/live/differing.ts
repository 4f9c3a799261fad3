import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readBody } from '../simulator/responses';

/**
 * Starts a server that passes requests on and changes the data of each answer: an Akool that is not
 * as documented.
 */
export async function startDiffering(
	url: string,
	change: (data: Record<string, unknown>) => object,
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		const { method } = request;
		const headers = {
			'x-api-key': String(request.headers['x-api-key'] ?? ''),
			'content-type': 'application/json',
		};
		const body = method === 'POST' ? await readBody(request) : undefined;
		const answer = await fetch(`${url}${request.url}`, { method, headers, body });
		const text = await answer.text();
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		// What the simulator does not know is passed on as it is.
		response.end(answer.ok ? changed(text, change) : text);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function changed(text: string, change: (data: Record<string, unknown>) => object): string {
	const envelope = JSON.parse(text) as { data?: Record<string, unknown> };
	const { data } = envelope;
	return data ? JSON.stringify({ ...envelope, data: change(data) }) : text;
}
