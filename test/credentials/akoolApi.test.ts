import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { refused, success } from '../engine/answers';

// Loaded so because lodash comes without types.
const { get } = jest.requireActual<{ get: (value: unknown, path: string) => unknown }>('lodash');

const akoolApi = new AkoolApi();
const CREDENTIAL = {
	authentication: 'apiToken',
	apiToken: 'T',
	clientId: 'C',
	apiKey: 'K',
	baseUrl: 'https://openapi.akool.com',
};

async function headersFor(changes: ICredentialDataDecryptedObject) {
	const { authenticate } = akoolApi;
	if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
	const request: IHttpRequestOptions = { url: '/x', headers: { Accept: 'application/json' } };
	const { headers } = await authenticate({ ...CREDENTIAL, ...changes }, request);
	expect(request.headers).toEqual({ Accept: 'application/json' });
	return headers;
}

/** What n8n makes of the answer to the test request: the message of the first rule that fits. */
function complaint(answer: unknown): string | null {
	const rules = akoolApi.test.rules ?? [];
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && get(answer, properties.key) === properties.value,
	);
	return broken?.properties.message ?? null;
}

describe('a request is signed', () => {
	it('with the token alone', async () => {
		expect(await headersFor({})).toEqual({ Accept: 'application/json', Authorization: 'Bearer T' });
	});

	it('with the key alone', async () => {
		const headers = await headersFor({ authentication: 'apiKey' });
		expect(headers).toEqual({ Accept: 'application/json', 'x-api-key': 'K' });
	});

	it('with a blank header rather than with a word such as undefined', async () => {
		const blank = { apiToken: undefined, apiKey: undefined } as never;
		expect(await headersFor(blank)).toMatchObject({ Authorization: 'Bearer ' });
		expect(await headersFor({ ...(blank as object), authentication: 'apiKey' })).toMatchObject({
			'x-api-key': '',
		});
	});
});

it('the fields have their names, kinds and defaults', () => {
	const fields = akoolApi.properties.map((property) => [
		property.name,
		property.type,
		property.default,
		property.typeOptions?.password === true,
		property.displayOptions?.show ?? null,
	]);
	expect(fields).toEqual([
		['authentication', 'options', 'apiToken', false, null],
		['apiToken', 'string', '', true, { authentication: ['apiToken'] }],
		['clientId', 'string', '', false, null],
		['apiKey', 'string', '', true, null],
		['baseUrl', 'string', 'https://openapi.akool.com', false, null],
	]);
	const labels = akoolApi.properties.map(({ displayName }) => displayName);
	expect([akoolApi.name, akoolApi.displayName]).toEqual(['akoolApi', 'Akool API']);
	expect(labels).toContain('API Key (Client Secret)');
	expect(akoolApi.properties[0]?.options).toEqual([
		{ name: 'API Token', value: 'apiToken' },
		{ name: 'API Key', value: 'apiKey' },
	]);
});

describe('the test of the credential', () => {
	it('asks for the languages at the Base URL, and follows no redirect', () => {
		expect(akoolApi.test.request).toEqual({
			baseURL: '={{ $credentials.baseUrl }}',
			url: '/api/open/v3/language/list',
			disableFollowRedirect: true,
		});
	});

	it('passes when Akool answers with success', () => {
		expect(complaint(success({ lang_list: [] }))).toBeNull();
	});

	it.each([
		[1101, /invalid or expired\. Renew/],
		[1102, /no authorization\. Fill in/],
		[1103, /paid plan or subscription/],
		[1009, /no permission/],
		[1109, /account does not exist/],
		[1200, /banned this account/],
		[1213, /paid plan or subscription/],
		[1221, /paid plan or subscription/],
		[1004, /requires verification/],
		[1006, /too few credits/],
		[1005, /too many requests/],
		[1003, /parameter wrong/],
		[1001, /Akool refused the request\./],
		[1299, /Akool refused the request\./],
		[1999, /Akool refused the request\./],
	])('says in words what code %d means', (code, words) => {
		expect(complaint(refused(code, 'whatever'))).toMatch(words);
		expect(complaint(refused(code, 'whatever'))).toContain(`Akool answered with code ${code}.`);
	});

	it.each([
		['a web page', '<html></html>'],
		['nothing', ''],
		['another API', { message: 'Welcome' }],
		['an array', []],
		['null', null],
	])('fails for %s', (_name, answer) => {
		expect(complaint(answer)).toBe(
			'This is not the Akool API: its answer has no result code. Check the Base URL.',
		);
	});
});
