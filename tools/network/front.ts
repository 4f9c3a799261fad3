import { once } from 'node:events';
import { createServer as createPlainServer, request } from 'node:http';
import type { RequestListener, Server as PlainServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server as SecureServer } from 'node:https';
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
	return await listen(createSecureServer(selfSigned('localhost'), handOn(target)), 'https');
}

/**
 * Starts a proxy for plain HTTP that brings everything to one server, whatever host it is meant for.
 *
 * @param target address of that server, asked for with each request
 */
export async function startProxy(target: () => string): Promise<Front> {
	return await listen(createPlainServer(handOn(target)), 'http');
}

function handOn(target: () => string): RequestListener {
	return (incoming, outgoing) => {
		const { method, headers } = incoming;
		// Clients send a proxy the whole address, other servers the path alone.
		const { pathname, search } = new URL(incoming.url ?? '', target());
		const onward = request(new URL(pathname + search, target()), { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	};
}

async function listen(server: PlainServer | SecureServer, scheme: string): Promise<Front> {
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `${scheme}://localhost:${port}`,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
