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

	it('asks for a token first, as most fields are for callbacks', async () => {
		await editor.screenshot('credential-api-token');
		expect(await editor.credentialForm.labels()).toEqual([
			'Authentication',
			'API Token *',
			'Client ID',
			'API Key (Client Secret)',
			'Base URL',
			'Allowed HTTP Request Domains',
		]);
	});

	it('asks for client ID and key when the key is what n8n signs in with', async () => {
		await editor.credentialForm.choose('authentication', 'API Key');
		expect(await editor.credentialForm.labels()).toEqual([
			'Authentication',
			'Client ID',
			'API Key (Client Secret)',
			'Base URL',
			'Allowed HTTP Request Domains',
		]);
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

	it('tells that the right key works', async () => {
		await editor.credentialForm.fill({ apiKey: world.akool.credential.apiKey });
		await editor.credentialForm.saveAndTest();
		const success = await editor.credentialForm.success();
		await editor.screenshot('credential-works');
		expect(success).toContain('Connection tested successfully');
	});
});
