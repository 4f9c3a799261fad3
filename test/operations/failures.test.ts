import '../engine/shortPauses';

import { refused } from '../engine/answers';
import { answerWith, isolateNetwork, type Trouble } from '../engine/network';
import { runOperation, videos, type OperationName } from '../engine/operations';
import type { Envelope } from '../../nodes/Akool/protocol/types';

isolateNetwork();

/** The one item suits every operation. */
const items = [{ ...videos(1)[0], id: 'a1' }];
const READS: OperationName[] = ['listLanguages', 'getCredit', 'getVideoInfo'];
const PAGE = '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>Oops</body></html>';

async function failureOf(operation: OperationName, answer: Envelope | Trouble) {
	const sent = answerWith([answer]);
	const { error, items: output } = await runOperation(operation, { items });
	expect(output()).toEqual([]);
	return { sent, error };
}

/** What went wrong, what the error says of it, how often a read and a create are sent. */
const TROUBLES: Array<[string, Envelope | Trouble, string, string, number, number]> = [
	[
		'1203',
		refused(1203, 'no sound'),
		'The video has no audio track',
		'code 1203: "no sound"',
		1,
		1,
	],
	['1999', refused(1999, 'new'), 'Akool refused the request', 'code 1999: "new"', 1, 1],
	['1005', refused(1005, 'slow'), 'Akool received too many requests', 'code 1005: "slow"', 4, 4],
	[
		'an envelope with HTTP 401',
		{ http: 401, body: refused(1101, 'expired') },
		'Akool says the token or key is invalid or expired',
		'code 1101: "expired"',
		1,
		1,
	],
	['HTTP 429', { http: 429 }, 'Akool received too many requests', 'HTTP status 429', 4, 4],
	['HTTP 404', { http: 404, body: PAGE }, 'Akool was not reached', 'Check the Base URL', 1, 1],
	['HTTP 500', { http: 500 }, 'The Akool service is not available', 'HTTP status 500', 4, 1],
	[
		'HTTP 502',
		{ http: 502, body: PAGE },
		'The Akool service is not available',
		'Bad gateway Oops',
		4,
		1,
	],
	['a web page', { http: 200, body: PAGE }, "The answer is not in Akool's format", 'proxy', 1, 1],
	['nothing', { http: 200 }, "The answer is not in Akool's format", 'The answer was empty', 1, 1],
	[
		'half an answer',
		{ http: 200, body: '{"code":1000,"da', headers: { 'content-type': 'application/json' } },
		"The answer is not in Akool's format",
		'began with: {"code":1000,"da',
		1,
		1,
	],
	[
		'another API',
		{ http: 200, body: { message: 'Welcome' } },
		"The answer is not in Akool's format",
		'began with: {"message":"Welcome"}',
		1,
		1,
	],
	[
		'a refused connection',
		{ networkError: 'ECONNREFUSED' },
		'Akool refused the connection',
		'ECONNREFUSED',
		4,
		4,
	],
	['no such host', { networkError: 'ENOTFOUND' }, 'The Akool host was not found', 'Base URL', 4, 4],
	['a cut', { networkError: 'ECONNRESET' }, 'The connection to Akool was cut', 'ECONNRESET', 4, 1],
	['silence', { networkError: 'ETIMEDOUT' }, 'Akool did not answer in time', 'timeout', 4, 1],
	[
		'a bad certificate',
		{ networkError: 'CERT_HAS_EXPIRED' },
		'No secure connection to Akool could be made',
		'SSL settings',
		1,
		1,
	],
];

describe.each(TROUBLES)('%s', (_name, answer, message, words, reads, creates) => {
	it.each<[OperationName, number]>([
		...READS.map((read): [OperationName, number] => [read, reads]),
		['createTranslation', creates],
	])('fails %s in words, after %d requests', async (operation, requests) => {
		const { sent, error } = await failureOf(operation, answer);
		const unknown = /not available|cut$|in time$|format/.test(message);
		const lost = operation === 'createTranslation' && unknown;
		expect(error?.message).toContain(message);
		expect(/may or may not have been created$/.test(error?.message ?? '')).toBe(lost);
		expect(error?.description).toContain(words);
		expect(`${error?.message} ${error?.description}`).not.toMatch(
			/undefined|null|\[object|AxiosError|\n\s+at |</,
		);
		expect(sent).toHaveLength(requests);
		for (const request of sent) expect(request).toEqual(sent[0]);
	});
});

it('an error names the item, and has the code of Akool as its error code', async () => {
	const { error } = await failureOf('getCredit', refused(1104, 'too few'));
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '1104' });
	expect(error?.context).toMatchObject({ itemIndex: 0 });
});
