import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureVersion } from 'node:tls';

import { selfSigned, type Certificate } from './certificate';

/** Where a connection breaks. */
export type Break =
	/** The server takes the connection and closes it at once. */
	| 'closed on connect'
	/** The same with a reset. */
	| 'reset on connect'
	/** It takes it and never says a word. */
	| 'silent on connect'
	/** It answers the client's first message of TLS in plain text. */
	| 'no TLS'
	/** It answers the first message with TLS's alert that nothing suits both. */
	| 'handshake refused'
	/** It closes when it has the client's first message. */
	| 'closed in the handshake'
	/** Its certificate is too old, or is vouched for by nobody. */
	| 'expired'
	| 'self-signed'
	/** It has the whole request, then … resets the connection, … */
	| 'reset'
	/** … closes it, … */
	| 'closed'
	/** … writes plain text into the stream of TLS, … */
	| 'plain text'
	/** … writes a record whose content was tampered with, … */
	| 'bad record'
	/** … sends an alert, … */
	| 'alert'
	/** … sends half an answer and closes, … */
	| 'half an answer'
	/** … sends something that is not HTTP, … */
	| 'no HTTP'
	/** … or never answers. */
	| 'silence';

/** A server that breaks every connection at one point. */
export interface BrokenServer {
	url: string;
	/** How many whole requests have reached it. */
	readonly requests: number;
	close(): Promise<void>;
}

const CERTIFICATES: Partial<Record<Break, () => Certificate>> = {
	expired: () => selfSigned('localhost', -2, -1),
};

/** What a server writes past TLS, in bytes, in place of an encrypted answer. */
const RAW: Partial<Record<Break, Buffer>> = {
	'plain text': Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
	'bad record': Buffer.from([0x17, 0x03, 0x03, 0x00, 0x20, ...Array<number>(32).fill(7)]),
	alert: Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]),
	'no TLS': Buffer.from('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
	'handshake refused': Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]),
};

const ANSWERS: Partial<Record<Break, string>> = {
	'half an answer': 'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"code":1000,',
	'no HTTP': 'This is not HTTP at all\r\n\r\n',
};

const BEFORE_REQUEST: readonly Break[] = ['no TLS', 'handshake refused', 'closed in the handshake'];

/**
 * Starts a TLS server on 127.0.0.1 that breaks every connection at the same point.
 *
 * @param version of TLS
 */
export async function startBrokenServer(
	where: Break,
	version: SecureVersion = 'TLSv1.3',
): Promise<BrokenServer> {
	const open = new Set<Socket>();
	const certificate = CERTIFICATES[where]?.() ?? selfSigned('localhost');
	const secureContext = createSecureContext({
		...certificate,
		minVersion: version,
		maxVersion: version,
	});
	let requests = 0;
	const server = createServer((socket) => {
		open.add(socket);
		socket.on('error', () => undefined);
		if (where === 'closed on connect') socket.end();
		else if (where === 'reset on connect') socket.resetAndDestroy();
		else if (where === 'silent on connect') return;
		else if (BEFORE_REQUEST.includes(where)) {
			socket.once('data', () => socket.end(RAW[where] ?? ''));
		} else {
			const secured = new TLSSocket(socket, { isServer: true, secureContext });
			secured.on('error', () => undefined);
			onRequest(secured, () => {
				requests++;
				breakAfterRequest(where, socket, secured);
			});
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `https://localhost:${port}`,
		get requests() {
			return requests;
		},
		async close() {
			for (const socket of open) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

/** Calls back when head and body of a request are there. */
function onRequest(socket: TLSSocket, callBack: () => void): void {
	let text = '';
	socket.on('data', (chunk: Buffer) => {
		text += chunk.toString('latin1');
		const headEnd = text.indexOf('\r\n\r\n');
		if (headEnd === -1) return;
		const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, headEnd))?.[1] ?? 0);
		if (text.length < headEnd + 4 + length) return;
		text = '';
		callBack();
	});
}

function breakAfterRequest(where: Break, socket: Socket, secured: TLSSocket): void {
	const raw = RAW[where];
	const answer = ANSWERS[where];
	if (raw !== undefined) socket.write(raw);
	else if (answer !== undefined) secured.end(answer);
	else if (where === 'closed') secured.end();
	else if (where === 'reset') socket.resetAndDestroy();
}
