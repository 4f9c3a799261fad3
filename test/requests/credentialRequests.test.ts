import type { ICredentialTestFunctions, IDataObject } from 'n8n-workflow';

import { testAkoolCredential } from '../../nodes/Akool/requests/credentialTest';
import { refused, success } from '../engine/answers';

const LANGUAGES = success({ lang_list: [] });

/** What a test of the credential says when n8n brings these answers, or throws what is none. */
async function test(baseUrl: string, ...answers: unknown[]) {
	const requests: IDataObject[] = [];
	const request = async (sent: IDataObject): Promise<object> => {
		requests.push(sent);
		const answer = answers[requests.length - 1];
		return typeof answer === 'object' && answer !== null && !(answer instanceof Error)
			? await Promise.resolve({ statusCode: 200, headers: {}, body: answer })
			: await Promise.reject(answer);
	};
	const host = { helpers: { request } } as unknown as ICredentialTestFunctions;
	const data = { authentication: 'apiKey', clientId: 'C', apiKey: 'K', baseUrl };
	const credential = { id: '1', name: 'Akool', type: 'akoolApi', data };
	return { ...(await testAkoolCredential.call(host, credential)), requests };
}

it('a credential that passes is told so, and n8n was asked for two requests in full', async () => {
	const { status, message, requests } = await test('https://a', LANGUAGES, { code: 1000 });
	expect([status, message]).toEqual(['OK', 'Akool accepts the credential']);
	const both = {
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		timeout: 30_000,
	};
	expect(requests).toEqual([
		{
			...both,
			method: 'GET',
			uri: 'https://a/api/open/v3/language/list',
			headers: { Accept: 'application/json', 'x-api-key': 'K' },
		},
		{
			...both,
			method: 'POST',
			uri: 'https://a/api/open/v3/getToken',
			headers: { Accept: 'application/json', 'content-type': 'application/json' },
			body: { clientId: 'C', clientSecret: 'K' },
		},
	]);
});

it('any number of slashes at the end of the Base URL does no harm', async () => {
	const { requests } = await test('https://a.example///', LANGUAGES, { code: 1000 });
	expect(requests.map(({ uri }) => uri)).toEqual([
		'https://a.example/api/open/v3/language/list',
		'https://a.example/api/open/v3/getToken',
	]);
});

describe('what n8n throws that is no failure of Akool is told in its words', () => {
	it.each([
		[new TypeError('a bug'), 'a bug'],
		['a word', 'a word'],
	])('for the languages: %p', async (thrown, words) => {
		const { status, message, requests } = await test('https://a', thrown);
		expect([status, message, requests.length]).toEqual(['Error', words, 1]);
	});

	it('for the token, and neither field is blamed', async () => {
		const { status, message } = await test('https://a', LANGUAGES, new TypeError('a bug'));
		expect(status).toBe('Error');
		expect(message).toBe('Client ID and API Key (Client Secret) could not be checked. a bug');
	});
});

it('a pair that Akool refuses is told with where to find both', async () => {
	const { message } = await test('https://a', LANGUAGES, refused(1101, 'no such pair'));
	expect(message).toContain('Copy both from the same entry in your Akool account.');
});
