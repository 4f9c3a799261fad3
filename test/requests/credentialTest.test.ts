import 'reflect-metadata';

import { CredentialTestContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { testAkoolCredential } from '../../nodes/Akool/requests/credentialTest';
import type { Envelope } from '../../nodes/Akool/protocol/types';
import { refused, success } from '../engine/answers';
import { API, answerWith, isolateNetwork, type SentRequest, type Trouble } from '../engine/network';

isolateNetwork();

const CREDENTIAL = {
	authentication: 'apiKey',
	apiToken: 'T',
	clientId: '',
	apiKey: 'K',
	baseUrl: API,
};

const LANGUAGES = success({ lang_list: [] });
const TOKEN = { code: 1000, token: 'secret-token' } as Envelope;

type Answer = Envelope | Trouble;

/** What n8n shows when a credential is tested, while Akool gives these answers in turn. */
async function test(changes: IDataObject, ...answers: [Answer, ...Answer[]]) {
	const sent: SentRequest[] = answerWith(answers);
	const result = await testAkoolCredential.call(new CredentialTestContext(), {
		id: '1',
		name: 'Akool',
		type: 'akoolApi',
		data: { ...CREDENTIAL, ...changes },
	} as never);
	expect(result.message).not.toMatch(/undefined|null|\[object|<|secret-token/);
	return { ...result, sent };
}

describe('asks for the languages', () => {
	it.each([
		['apiKey', { 'x-api-key': 'K' }, 'authorization'],
		['apiToken', { authorization: 'Bearer T' }, 'x-api-key'],
	])('with %s, and passes', async (authentication, header, other) => {
		const { status, sent } = await test({ authentication }, LANGUAGES);
		expect([status, sent.length]).toEqual(['OK', 1]);
		expect(sent[0]).toMatchObject({ method: 'GET', path: '/api/open/v3/language/list' });
		expect(sent[0]?.headers).toMatchObject(header);
		expect(sent[0]?.headers).not.toHaveProperty([other]);
	});

	it.each<[string, Answer, RegExp]>([
		['code 1101', refused(1101, 'x'), /invalid or expired\. Renew.* code 1101: "x"/],
		['code 1102', refused(1102, 'x'), /no authorization\. Fill in/],
		['code 1103', refused(1103, 'x'), /paid plan or subscription/],
		['code 1009', refused(1009, 'x'), /no permission/],
		['code 1109', refused(1109, 'x'), /account does not exist/],
		['code 1200', refused(1200, 'x'), /banned this account/],
		['code 1004', refused(1004, 'x'), /requires verification/],
		['code 1005', refused(1005, 'x'), /too many requests/],
		...[0, 1, 200, 401, 500, 999, 1001, 1999, 2000, 2001, 99999, -1000, 1000.5].map(
			(code): [string, Answer, RegExp] => [
				`code ${code}`,
				refused(code, 'whatever'),
				new RegExp(`Akool refused the request\\. Check .* code ${code}: "whatever"`),
			],
		),
		['the text "1101"', { http: 200, body: { code: '1101' } }, /not in Akool's format\. Check the/],
		['the text "1000"', { http: 200, body: { code: '1000' } }, /not in Akool's format/],
		['a web page', { http: 200, body: '<html>Hello</html>' }, /format.*Base URL.*Hello/],
		['nothing', { http: 200 }, /not in Akool's format.*empty/],
		['null', { http: 200, body: 'null' }, /not in Akool's format/],
		['an array', { http: 200, body: [] }, /not in Akool's format/],
		['another API', { http: 200, body: { message: 'Welcome' } }, /format.*Welcome/],
		['HTTP 401', { http: 401, body: '<p>No</p>' }, /invalid or expired\. Renew.*HTTP status 401/],
		['HTTP 404', { http: 404 }, /not reached at this address \(HTTP status 404\)\. Check the Base/],
		['HTTP 502', { http: 502 }, /not available\. Try again later/],
		['ENOTFOUND', { networkError: 'ENOTFOUND' }, /host was not found\. Check the Base URL/],
		['CERT_HAS_EXPIRED', { networkError: 'CERT_HAS_EXPIRED' }, /No secure connection.*Base URL/],
	])('and says in words what is wrong: %s', async (_name, answer, words) => {
		const { status, message } = await test({ clientId: 'C' }, answer);
		expect([status, message]).toEqual(['Error', expect.stringMatching(words)]);
	});

	it('and follows no redirect, which would take the key to another host', async () => {
		const elsewhere = answerWith([LANGUAGES], 'https://elsewhere.example');
		const headers = { location: 'https://elsewhere.example/' };
		const { status, message } = await test({}, { http: 302, headers });
		expect([status, elsewhere]).toEqual(['Error', []]);
		expect(message).toMatch(/HTTP status 302.*Base URL/);
	});
});

describe('with client ID and API key, asks for a token as well', () => {
	const pair = { clientId: 'C' };

	it.each(['apiKey', 'apiToken'])(
		'and passes when Akool gives one (%s)',
		async (authentication) => {
			const { status, sent } = await test({ ...pair, authentication }, LANGUAGES, TOKEN);
			expect([status, sent.length]).toEqual(['OK', 2]);
			const [, { method, path, headers, body } = {} as SentRequest] = sent;
			expect([method, path]).toEqual(['POST', '/api/open/v3/getToken']);
			expect(body).toEqual({ clientId: 'C', clientSecret: 'K' });
			expect(headers).not.toHaveProperty('authorization');
			expect(headers).not.toHaveProperty('x-api-key');
		},
	);

	it.each([
		['apiKey', { 'x-api-key': 'K' }],
		['apiToken', { authorization: 'Bearer T' }],
	])(
		'and uses none of the spaces and line ends that were pasted along (%s)',
		async (authentication, header) => {
			const pasted = { clientId: ' C ', apiKey: 'K\n', apiToken: ' T\n' };
			const { sent } = await test({ ...pasted, authentication }, LANGUAGES, TOKEN);
			expect(sent[0]?.headers).toMatchObject(header);
			expect(sent[1]?.body).toEqual({ clientId: 'C', clientSecret: 'K' });
		},
	);

	it.each([1101, 1003, 1109, 401])('and names both fields when it refuses: %d', async (code) => {
		const { status, message } = await test(pair, LANGUAGES, refused(code, 'no such pair'));
		expect(status).toBe('Error');
		expect(message).toContain('does not accept Client ID and API Key (Client Secret) together');
		expect(message).toContain(`code ${code}: "no such pair"`);
	});

	it.each<[string, Answer, string]>([
		['HTTP 503', { http: 503 }, 'The Akool service is not available'],
		['code 1005', refused(1005, 'slow'), 'Akool received too many requests'],
		['a web page', { http: 200, body: 'Hello' }, "The answer is not in Akool's format"],
		['a cut', { networkError: 'ECONNRESET' }, 'The connection to Akool was cut'],
	])('and blames neither when it could not be asked: %s', async (_name, answer, words) => {
		const { status, message } = await test(pair, LANGUAGES, answer);
		expect(status).toBe('Error');
		expect(message).toContain(
			`Client ID and API Key (Client Secret) could not be checked. ${words}`,
		);
	});

	it.each([{ clientId: '' }, { clientId: 'C', apiKey: '', authentication: 'apiToken' }])(
		'but not without one of them: %j',
		async (fields) => {
			const { status, sent } = await test(fields, LANGUAGES);
			expect([status, sent.length]).toEqual(['OK', 1]);
		},
	);
});

it.each([
	['', 'is empty'],
	['openapi.akool.com', 'is not a valid URL: "openapi.akool.com"'],
	['https://openapi .akool.com', 'is not a valid URL'],
	['htps://openapi.akool.com', 'is not a valid URL'],
	[undefined, 'is empty'],
])('a Base URL that is none is named, and nothing is sent: %j', async (baseUrl, problem) => {
	const { status, message, sent } = await test({ baseUrl }, LANGUAGES);
	expect([status, sent]).toEqual(['Error', []]);
	expect(message).toContain(`The Base URL of the Akool API credential ${problem}`);
});

it('a slash at the end of the Base URL does no harm', async () => {
	const { status, sent } = await test({ clientId: 'C', baseUrl: `${API}/` }, LANGUAGES, TOKEN);
	expect(status).toBe('OK');
	expect(sent.map(({ path }) => path)).toEqual([
		'/api/open/v3/language/list',
		'/api/open/v3/getToken',
	]);
});
