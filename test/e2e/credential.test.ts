import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { startWorld } from './world';
import type { World } from './world';

describe('the test of the credential', () => {
	let world: World;

	beforeAll(async () => {
		world = await startWorld();
	});

	afterEach(() => world.akool.clearFaults());

	afterAll(async () => await world.akool.close());

	const testWith = async (fields: Record<string, string>) =>
		await world.n8n.testCredential(world.credential, akoolCredential(world.akool, fields));

	it('accepts the right API key', async () => {
		expect(await testWith({})).toMatchObject({ status: 'OK' });
	});

	it('accepts the right API token', async () => {
		expect(await testWith({ authentication: 'apiToken' })).toMatchObject({ status: 'OK' });
	});

	it('accepts a base URL with a slash at the end', async () => {
		const { url } = world.akool;
		expect(await testWith({ baseUrl: `${url}/` })).toMatchObject({ status: 'OK' });
	});

	it('says in words what is wrong when Akool refuses the key with HTTP 200 and code 1101', async () => {
		const result = await testWith({ apiKey: 'not-the-right-key-at-all' });
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/token|key|credential/i);
		expect(result.message).toContain('1101');
	});

	it('refuses a wrong API token, too', async () => {
		const result = await testWith({ authentication: 'apiToken', apiToken: 'wrong' });
		expect(result).toMatchObject({ status: 'Error', message: expect.stringContaining('1101') });
	});

	it.each([
		[1200, /banned/i],
		[1213, /subscription/i],
	])('says in words what code %i means', async (code, words) => {
		world.akool.fault({ kind: 'languages', code });
		const result = await testWith({});
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(words) });
	});

	it('refuses an address that is not the Akool API', async () => {
		world.akool.fault({ kind: 'languages', html: true });
		const result = await testWith({});
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringContaining("not in Akool's format"),
		});
	});

	it.each([401, 500, 2001])('fails for code %i as well', async (code) => {
		world.akool.fault({ kind: 'languages', code });
		const result = await testWith({});
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(`code ${code}`),
		});
	});

	it('names both fields when client ID and API key do not belong together', async () => {
		const result = await testWith({ clientId: 'of-another-account' });
		expect(result.status).toBe('Error');
		expect(result.message).toContain('Client ID and API Key (Client Secret) together');
	});

	it.each(['openapi.akool.com', '', 'htps://openapi.akool.com'])(
		'names the Base URL "%s" when it is none',
		async (baseUrl) => {
			const result = await testWith({ baseUrl });
			expect(result.status).toBe('Error');
			expect(result.message).toContain('The Base URL of the Akool API credential');
		},
	);
});
