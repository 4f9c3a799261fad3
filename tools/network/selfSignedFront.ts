import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { selfSigned } from './certificate';

/** A server that hands on what it gets. */
export interface Front {
	url: string;
	close(): Promise<void>;
}

/**
 * Starts a server that stands before another with a certificate that nobody vouches for.
 *
 * @param target address of the other, asked for with each request
 */
export async function startSelfSignedFront(target: () => string): Promise<Front> {
	const server = createServer(selfSigned('localhost'), (incoming, outgoing) => {
		const { url = '', method, headers } = incoming;
		const onward = request(new URL(url, target()), { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `https://localhost:${port}`,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
