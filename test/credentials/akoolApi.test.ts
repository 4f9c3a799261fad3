import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { Akool } from '../../nodes/Akool/Akool.node';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';
import { testAkoolCredential } from '../../nodes/Akool/requests/credentialTest';

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
	const [, ...properties] = akoolApi.properties;
	const fields = properties.map((property) => [
		property.name,
		property.type,
		property.default,
		property.typeOptions?.password === true,
		property.displayOptions?.show ?? null,
	]);
	expect(fields).toEqual([
		['authentication', 'options', 'apiKey', false, null],
		['apiToken', 'string', '', true, { authentication: ['apiToken'] }],
		['clientId', 'string', '', false, null],
		['apiKey', 'string', '', true, null],
		['baseUrl', 'string', 'https://openapi.akool.com', false, null],
	]);
	const labels = properties.map(({ displayName }) => displayName);
	expect([akoolApi.name, akoolApi.displayName]).toEqual(['akoolApi', 'Akool API']);
	expect(labels).toContain('API Key (Client Secret)');
	expect(properties[0]?.options).toEqual([
		{ name: 'API Key', value: 'apiKey' },
		{ name: 'API Token', value: 'apiToken' },
	]);
});

it("leaves its test to the nodes, whose functions know more than n8n's rules", () => {
	expect(akoolApi).not.toHaveProperty('test');
	for (const node of [new Akool(), new AkoolTrigger()]) {
		const [{ name, testedBy } = { name: '' }] = node.description.credentials ?? [];
		expect([name, testedBy]).toEqual(['akoolApi', 'testAkoolCredential']);
		expect(node.methods.credentialTest).toEqual({ testAkoolCredential });
	}
});

it('says where the keys are made', () => {
	const [notice] = akoolApi.properties;
	expect(notice?.type).toBe('notice');
	expect(notice?.displayName).toContain(
		'href="https://akool.com/workspace/current/api/credentials"',
	);
});
