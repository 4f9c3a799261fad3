import { createServer } from 'node:http';

import { decrypt } from '../../nodes/Akool/callback/payload';
import type { CallbackSecrets } from '../../nodes/Akool/protocol/secrets';
import { verifyCallback } from '../../nodes/Akool/callback/verify';
import type { LiveAnswer } from './account';

/** Akool's numbers of a status after which no further callback comes. */
const FINAL = [3, 4];

/** A server that waits for callbacks of one job. */
export interface Receipt {
	/** What came: the latest callback, and its payload where it could be decrypted. */
	answers: Promise<LiveAnswer[]>;
	/** Ends the wait, because nothing will come. */
	stop(): void;
}

/**
 * Listens for callbacks until the job is final, one does not verify, or the time is up. Without a
 * client ID nothing is verified, and the first callback ends the wait.
 *
 * @param longest in milliseconds
 * @throws Error when the port is taken
 */
export async function receiveCallbacks(
	port: number,
	secrets: CallbackSecrets | null,
	longest: number,
): Promise<Receipt> {
	let answers: LiveAnswer[] = [{ kind: 'callback', data: null, problem: 'no callback came' }];
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const chunk of request) text += String(chunk);
		if (request.method !== 'POST') return void response.writeHead(405).end();
		const { status, isLast, ...received } = judge(parsed(text), secrets);
		answers = received.answers;
		response.writeHead(status, { 'content-type': 'application/json' });
		response.end('{}', () => isLast && stop());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, resolve);
	});
	const closed = new Promise<void>((resolve) => server.once('close', resolve));
	const stop = () => {
		clearTimeout(timer);
		server.close();
		server.closeAllConnections();
	};
	const timer = setTimeout(stop, longest);
	return { answers: closed.then(() => answers), stop };
}

interface Judged {
	answers: LiveAnswer[];
	status: number;
	isLast: boolean;
}

function judge(body: unknown, secrets: CallbackSecrets | null): Judged {
	const callback: LiveAnswer = { kind: 'callback', data: body, problem: null };
	if (secrets === null) return { answers: [callback], status: 200, isLast: true };
	const options = { verifySignature: true, maxAgeSeconds: 0, now: Date.now() };
	const verdict = verifyCallback(body, secrets, options);
	if (verdict.ok) {
		// As it came: the nodes read some keys in place of others.
		const { dataEncrypt } = body as { dataEncrypt: string };
		const data: unknown = JSON.parse(decrypt(dataEncrypt, secrets));
		const payload: LiveAnswer = { kind: 'payload', data, problem: null };
		const isLast = FINAL.includes(verdict.payload.status);
		return { answers: [callback, payload], status: 200, isLast };
	}
	const refused: LiveAnswer = { kind: 'payload', data: null, problem: verdict.reason };
	return { answers: [callback, refused], status: verdict.status, isLast: true };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
