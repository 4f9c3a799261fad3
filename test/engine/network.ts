import nock from 'nock';

import type { Envelope } from '../../nodes/Akool/protocol/types';

export const API = 'https://openapi.akool.com';

/** A request as it left n8n. */
export interface SentRequest {
	method: string;
	/** Path and query. */
	path: string;
	headers: Record<string, string>;
	body: unknown;
}

/** What comes back in place of Akool's envelope. */
export type Trouble =
	| { http: number; body?: string | object; headers?: Record<string, string> }
	| { networkError: string };

type Answer = Envelope | Trouble;

/** Keeps every request of a test file from leaving the machine. */
export function isolateNetwork(): void {
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => nock.cleanAll());
	afterAll(() => nock.restore());
}

/**
 * Answers the requests to a host in turn, the last answer for all that follow.
 *
 * @returns the requests, in the order of arrival
 */
export function answerWith(answers: [Answer, ...Answer[]], host = API): SentRequest[] {
	const sent: SentRequest[] = [];
	const [first] = answers;
	for (const method of ['GET', 'POST']) {
		nock(host)
			.persist()
			.intercept(/.*/, method)
			.reply(function (path, body, reply) {
				const headers = this.req.headers as Record<string, string>;
				const answer = answers[sent.length] ?? answers.at(-1) ?? first;
				sent.push({ method, path, headers, body });
				if ('networkError' in answer) reply(networkError(answer.networkError), [500, '']);
				else if ('http' in answer)
					reply(null, [answer.http, answer.body ?? '', answer.headers ?? {}]);
				else reply(null, [200, answer as object, { 'content-type': 'application/json' }]);
			});
	}
	return sent;
}

function networkError(code: string): NodeJS.ErrnoException {
	return Object.assign(new Error(`read ${code}`), { code });
}
