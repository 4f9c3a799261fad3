import { startSimulator } from '../../tools/simulator';
import * as client from './client';
import { simulatorOfFile } from './simulatorOfFile';

const { ask, createRequest, envelope, get, info } = client;

const simulator = simulatorOfFile({ stepMs: Infinity, credit: 50 });

describe('authentication', () => {
	const languagesWith = async (headers: Record<string, string>) =>
		(await envelope(await ask(simulator(), client.LANGUAGES, { headers }))).code;

	it('takes the bearer token or the API key', async () => {
		const { apiToken, apiKey } = simulator().credential;
		expect(await languagesWith({ authorization: `Bearer ${apiToken}` })).toBe(1000);
		expect(await languagesWith({ 'x-api-key': apiKey })).toBe(1000);
	});

	it('answers 1102 when it is missing and 1101 when it is wrong', async () => {
		expect(await languagesWith({})).toBe(1102);
		expect(await languagesWith({ 'x-api-key': '' })).toBe(1102);
		expect(await languagesWith({ authorization: simulator().credential.apiToken })).toBe(1101);
		expect(await languagesWith({ authorization: 'Bearer wrong' })).toBe(1101);
		expect(await languagesWith({ 'x-api-key': 'wrong' })).toBe(1101);
	});

	it('lets Authorization win over x-api-key', async () => {
		const { apiToken, apiKey } = simulator().credential;
		expect(await languagesWith({ authorization: 'Bearer wrong', 'x-api-key': apiKey })).toBe(1101);
		const authorization = `Bearer ${apiToken}`;
		expect(await languagesWith({ authorization, 'x-api-key': 'wrong' })).toBe(1000);
	});

	it('gives a token for client id and secret', async () => {
		const { clientId, apiKey, apiToken } = simulator().credential;
		const token = async (body: object) =>
			await envelope(
				await ask(simulator(), '/api/open/v3/getToken', createRequest(simulator(), body)),
			);
		expect(await token({ clientId, clientSecret: apiKey })).toEqual({
			code: 1000,
			token: apiToken,
		});
		expect((await token({ clientId, clientSecret: 'no' })).code).toBe(1101);
		expect((await token({ clientId })).code).toBe(1003);
	});
});

describe('reading', () => {
	it('lists languages with a flag that can be fetched', async () => {
		const { data } = await get(simulator(), client.LANGUAGES);
		const list = data.lang_list as Array<Record<string, string>>;
		expect(list.length).toBeGreaterThan(15);
		expect(list).toContainEqual(expect.objectContaining({ lang_code: 'fr', lang_name: 'French' }));
		const flag = await fetch(list[0]?.url ?? '');
		expect(flag.headers.get('content-type')).toBe('image/svg+xml');
	});

	it('offers other languages when told so', async () => {
		const languages = [{ lang_code: 'tlh', lang_name: 'Klingon', url: '' }];
		const other = await startSimulator({ languages });
		const { data } = await get(other, client.LANGUAGES);
		expect(data.lang_list).toEqual(languages);
		await other.close();
	});

	it('answers 1003 without an id, 1008 for an unknown one', async () => {
		expect((await get(simulator(), client.INFO)).code).toBe(1003);
		expect((await info(simulator(), '0123456789abcdef01234567')).code).toBe(1008);
	});

	it('knows no other paths and methods', async () => {
		expect((await ask(simulator(), '/api/open/v3/nothing')).status).toBe(404);
		expect((await ask(simulator(), client.LANGUAGES, { method: 'POST' })).status).toBe(404);
		expect((await ask(simulator(), `${client.LANGUAGES}/`)).status).toBe(404);
	});
});
