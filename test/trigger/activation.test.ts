import { NodeOperationError } from 'n8n-workflow';

import { listen, type ListenerOptions } from './listener';

const GOOD = { clientId: 'client', apiKey: 'k'.repeat(24) };

/** The error that activating a workflow with such a trigger ends in. */
async function refusal(options: ListenerOptions): Promise<NodeOperationError> {
	const error: unknown = await listen(options)
		.activate()
		.then(() => undefined)
		.catch((reason: unknown) => reason);
	if (!(error instanceof NodeOperationError)) throw new Error('It was activated');
	return error;
}

describe.each(['webhook', 'manual'] as const)('listening in mode %s', (mode) => {
	it.each([16, 24, 32])('is possible with a client ID and a key of %i bytes', async (bytes) => {
		const credential = { ...GOOD, apiKey: 'k'.repeat(bytes) };
		await expect(listen({ mode, credential }).activate()).resolves.toBeUndefined();
	});

	it.each<[string, object, string, string]>([
		[
			'the client ID is empty',
			{ clientId: '' },
			'The Akool API credential has no Client ID',
			'Fill in Client ID',
		],
		[
			'the client ID was never filled in',
			{ clientId: undefined },
			'The Akool API credential has no Client ID',
			'Fill in Client ID',
		],
		[
			'the API key is empty',
			{ apiKey: '' },
			'The Akool API credential has no API Key (Client Secret)',
			'Fill in API Key (Client Secret)',
		],
		[
			'the API key is null',
			{ apiKey: null },
			'The Akool API credential has no API Key (Client Secret)',
			'Fill in API Key (Client Secret)',
		],
		[
			'the API key is a byte short',
			{ apiKey: 'k'.repeat(23) },
			'The API Key (Client Secret) of the Akool API credential has 23 bytes instead of 16, 24 or 32',
			'Copy the whole key',
		],
		[
			'the API key has 24 characters but more bytes',
			{ apiKey: 'ü'.repeat(24) },
			'The API Key (Client Secret) of the Akool API credential has 48 bytes instead of 16, 24 or 32',
			'Copy the whole key',
		],
	])('is refused when %s, and says so', async (_, own, message, advice) => {
		const error = await refusal({ mode, credential: { ...GOOD, ...own } });
		expect(error.message).toBe(message);
		expect(error.description).toContain(advice);
	});

	it('is not refused for the spaces that were pasted along with client ID and API key', async () => {
		const credential = {
			clientId: ` ${String(GOOD.clientId)}`,
			apiKey: `${String(GOOD.apiKey)}\n`,
		};
		await listen({ mode, credential: { ...GOOD, ...credential } }).activate();
	});

	it('is refused each time that n8n tries', async () => {
		const listener = listen({ mode, credential: { ...GOOD, clientId: '' } });
		await expect(listener.activate()).rejects.toThrow('Client ID');
		await expect(listener.activate()).rejects.toThrow('Client ID');
	});

	it('can be tried again and again, and leaves nothing behind', async () => {
		const listener = listen({ mode, credential: GOOD });
		await listener.activate();
		await listener.activate();
		expect(await listener.deactivate()).toBe(true);
		expect(await listener.deactivate()).toBe(true);
		expect(listener.staticData()).toEqual({});
	});

	it('needs neither client ID nor key when signatures are not verified', async () => {
		const credential = { clientId: '', apiKey: '' };
		const parameters = { verifySignature: false };
		await expect(listen({ mode, credential, parameters }).activate()).resolves.toBeUndefined();
	});

	it('is refused with the reason when the credential cannot be loaded', async () => {
		const listener = listen({ mode, credential: GOOD });
		listener.loseCredential('no such credential');
		await expect(listener.activate()).rejects.toThrow('no such credential');
	});
});
