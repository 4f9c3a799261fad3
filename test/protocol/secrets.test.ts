import { cipherFor, secretsOf, secretsProblem } from '../../nodes/Akool/protocol/secrets';

describe('the cipher of a key', () => {
	it.each([
		['k'.repeat(16), 'aes-128-cbc'],
		['k'.repeat(24), 'aes-192-cbc'],
		['k'.repeat(32), 'aes-256-cbc'],
		['ü'.repeat(12), 'aes-192-cbc'],
		['😀'.repeat(8), 'aes-256-cbc'],
	])('for %s is %s', (apiKey, cipher) => {
		expect(cipherFor(apiKey)).toBe(cipher);
	});

	it.each([0, 1, 15, 17, 23, 25, 31, 33, 64, 1_000_000])('is none for %i bytes', (bytes) => {
		expect(cipherFor('k'.repeat(bytes))).toBeNull();
	});
});

describe('a credential', () => {
	it('that holds client ID and key has no problem', () => {
		expect(secretsProblem({ clientId: 'c', apiKey: 'k'.repeat(24) })).toBeNull();
	});

	it.each([
		[{ clientId: '', apiKey: '' }, 'Client ID'],
		[{ clientId: 'c', apiKey: '' }, 'API Key (Client Secret)'],
		[{ clientId: 'c', apiKey: 'short' }, 'API Key (Client Secret)'],
	])('%j has a problem that names the field', (secrets, field) => {
		const problem = secretsProblem(secrets);
		expect(problem?.message).toContain(field);
		expect(problem?.description).not.toBe('');
	});

	it('never shows its key in a problem', () => {
		const apiKey = 'not-to-be-shown';
		expect(JSON.stringify(secretsProblem({ clientId: 'c', apiKey }))).not.toContain(apiKey);
	});

	it.each<[object]>([[{}], [{ clientId: undefined, apiKey: null }], [{ clientId: null }]])(
		'of which only %j was filled in has empty secrets',
		(credential) => {
			expect(secretsOf(credential)).toEqual({ clientId: '', apiKey: '' });
		},
	);

	it('is used without the spaces and line ends that were pasted along', () => {
		const pasted = { clientId: ' c\n', apiKey: `${'k'.repeat(24)} ` };
		expect(secretsOf(pasted)).toEqual({ clientId: 'c', apiKey: 'k'.repeat(24) });
		expect(secretsProblem(secretsOf({ clientId: ' ', apiKey: 'k' }))?.message).toContain(
			'Client ID',
		);
	});

	it('gives away nothing but client ID and key', () => {
		const credential = { clientId: 'c', apiKey: 'k', apiToken: 't', baseUrl: 'b' };
		expect(secretsOf(credential)).toEqual({ clientId: 'c', apiKey: 'k' });
	});
});
