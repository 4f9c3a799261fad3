import { Editor } from '../../tools/editor/editor';
import { startWorld, type World } from '../e2e/world';

let world: World;
let editor: Editor;

beforeAll(async () => {
	world = await startWorld();
	editor = await Editor.open(world.n8n.key.url);
});

afterAll(async () => {
	await editor.close();
	await world.akool.close();
});

it('the owner logs in', async () => {
	await editor.screenshot('log-in');
	await editor.logIn();
	const heading = editor.page.getByRole('heading', { name: 'Overview' });
	expect(await heading.innerText()).toBe('Overview');
});

describe('the form of the credential', () => {
	beforeAll(async () => {
		await editor.credentialForm.openNew('Akool API');
	});

	it('says where the keys are made', async () => {
		expect(await editor.credentialForm.notice()).toContain('made in your Akool account');
		expect(await editor.credentialForm.noticeLink()).toBe(
			'https://akool.com/workspace/current/api/credentials',
		);
	});

	it('asks for client ID and key first, which callbacks are verified with, too', async () => {
		await editor.screenshot('credential-api-key');
		expect(await editor.credentialForm.labels()).toEqual([
			'Authentication',
			'Client ID',
			'API Key (Client Secret)',
			'Base URL',
			'Allowed HTTP Request Domains',
		]);
	});

	it('asks for a token when that is what n8n signs in with', async () => {
		await editor.credentialForm.choose('authentication', 'API Token');
		expect(await editor.credentialForm.labels()).toEqual([
			'Authentication',
			'API Token *',
			'Client ID',
			'API Key (Client Secret)',
			'Base URL',
			'Allowed HTTP Request Domains',
		]);
		await editor.credentialForm.choose('authentication', 'API Key');
	});

	it('says what is wrong with a key that Akool refuses', async () => {
		const { clientId } = world.akool.credential;
		const { url } = world.akool;
		await editor.credentialForm.fill({ clientId, apiKey: 'not-the-right-key', baseUrl: url });
		await editor.screenshot('credential-filled-in');
		await editor.credentialForm.saveAndTest();
		const failure = await editor.credentialForm.failure();
		await editor.screenshot('credential-refused');
		expect(failure).toMatch(/token or key is invalid or expired\. Renew/);
		expect(failure).toContain('1101');
	});

	it('says when client ID and key do not belong together', async () => {
		const { apiKey } = world.akool.credential;
		await editor.credentialForm.fill({ clientId: 'of-another-account', apiKey });
		await editor.credentialForm.saveAndTest();
		await editor.screenshot('credential-pair-refused');
		const failure = await editor.credentialForm.failure('Client ID and API Key');
		expect(failure).toContain('Client ID and API Key (Client Secret) together');
	});

	it('tells that the right key works', async () => {
		await editor.credentialForm.fill({ clientId: world.akool.credential.clientId });
		await editor.credentialForm.saveAndTest();
		const success = await editor.credentialForm.success();
		await editor.screenshot('credential-works');
		expect(success).toContain('Connection tested successfully');
	});
});
