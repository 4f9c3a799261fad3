import type { IncomingMessage, ServerResponse } from 'node:http';

import { codeEnvelope } from './faults';
import type { Envelope, FaultRule } from './types';

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const LONGEST_BODY_BYTES = 1024 * 1024;

/** A request's body is longer than 1 MiB. */
export class BodyTooLarge extends Error {}

/**
 * Reads a request's body as UTF-8.
 * @throws BodyTooLarge for more than 1 MiB; Error when the client goes away
 */
export async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		// Read to the end even so: a client still sending would miss the answer.
		if (bytes <= LONGEST_BODY_BYTES) chunks.push(chunk);
	}
	if (bytes > LONGEST_BODY_BYTES) throw new BodyTooLarge(`${bytes} bytes`);
	return Buffer.concat(chunks).toString('utf8');
}

/** Sends a whole answer; `headers` win over the content-type. */
export function send(
	response: ServerResponse,
	status: number,
	contentType: string,
	body: string | Buffer,
	headers: Record<string, string> = {},
): void {
	const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
	response.writeHead(status, {
		'content-type': contentType,
		...headers,
		'content-length': bytes.length,
	});
	response.end(bytes);
}

/** Sends an envelope with HTTP 200. */
export function sendEnvelope(response: ServerResponse, envelope: Envelope): void {
	send(response, 200, JSON_TYPE, JSON.stringify(envelope));
}

/** The page with which gateways answer. */
function htmlPage(title: string): string {
	return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}

/** Sends HTTP 404 with an HTML page. */
export function sendNotFound(response: ServerResponse, what: string): void {
	send(response, 404, HTML_TYPE, htmlPage(`404 Not Found: ${what}`));
}

/**
 * Sends what a fault makes of an answer.
 * @param intact the answer without the fault, for faults that spoil rather than replace it
 * @returns the envelope that was sent whole, if one was
 */
export function sendFault(
	response: ServerResponse,
	rule: FaultRule,
	intact: Envelope,
): Envelope | null {
	const { headers } = rule;
	if (rule.http !== undefined) {
		const { body = htmlPage(`${rule.http}`) } = rule;
		if (typeof body === 'string') send(response, rule.http, HTML_TYPE, body, headers);
		else send(response, rule.http, JSON_TYPE, JSON.stringify(body), headers);
	} else if (rule.empty) {
		send(response, 200, JSON_TYPE, '', headers);
	} else if (rule.html) {
		send(response, 200, HTML_TYPE, htmlPage('Just a moment'), headers);
	} else if (rule.truncated) {
		const whole = Buffer.from(JSON.stringify(intact), 'utf8');
		const half = whole.subarray(0, Math.floor(whole.length / 2));
		send(response, 200, JSON_TYPE, half, headers);
	} else if (rule.cut) {
		response.socket?.resetAndDestroy();
	} else if (!rule.hang) {
		const envelope = codeEnvelope(rule);
		send(response, 200, JSON_TYPE, JSON.stringify(envelope), headers);
		return envelope;
	}
	return null;
}
