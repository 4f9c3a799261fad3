import '../../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { video, videos } from '../../engine/operations';
import type { RunOptions } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();
const HOOK = 'https://n8n.example/webhook/1/webhook';

async function create(parameters: IDataObject, options: RunOptions = {}) {
	return await account.run('createTranslation', { items: videos(1), parameters, ...options });
}

it('has no webhook URL where none was entered', async () => {
	await create({ webhookUrl: '' });
	expect(account.akool.requests[0]?.body).not.toHaveProperty('webhookUrl');
});

it('has the reference in its webhook URL, and nothing else there without one', async () => {
	await create({ webhookUrl: HOOK, options: { reference: 'row 17' } });
	await create({ webhookUrl: HOOK });
	const hooks = account.akool.requests.map(({ body }) => (body as IDataObject).webhookUrl);
	expect(hooks).toEqual([
		expect.stringMatching(/reference=row\+17&reference_signature=\w{32}$/),
		HOOK,
	]);
});

it('is not sent when its reference could not be signed', async () => {
	const { error } = await create(
		{ webhookUrl: HOOK, options: { reference: 'row 17' } },
		{ credential: { ...account.credential, authentication: 'apiToken', apiKey: '' } },
	);
	expect(error?.message).toBe(
		'Reference needs the API Key (Client Secret) of the Akool API credential',
	);
	expect(error?.description).toMatch(/nobody can forge one/);
	expect(account.akool.requests).toEqual([]);
});

it.each([
	['=', true],
	['={{ undefined }}', true],
	['={{ "false" }}', false],
])('gives simplified items where Simplify is %j: %p', async (simplify, isSimple) => {
	const { json } = await create({ simplify });
	expect('video_id' in (json()[0] ?? {})).toBe(!isSimple);
});

it('is not sent when Simplify is neither true nor false', async () => {
	const { error } = await create({ simplify: '={{ "perhaps" }}' });
	expect(error?.message).toBe('Simplify is not true or false: "perhaps"');
	expect(account.akool.requests).toEqual([]);
});

it('that was answered without a job for one language tells so', async () => {
	const data = { _id: 'a1', language: 'fr', video_status: 1 };
	account.akool.fault({ kind: 'create', url: video(0), code: 1000, data });
	const { json } = await create({ targetLanguages: ['fr', 'de'] });
	expect(json()).toMatchObject([
		{ _id: 'a1', language: 'fr', status: 'queueing' },
		{ _id: null, language: 'de', status: 'unknown' },
	]);
	expect(account.akool.requests).toHaveLength(1);
});

it.each([
	['createTranslation', { http: 429 }],
	['createTranslation', { code: 1005 }],
	['createAndWait', { http: 429 }],
	['createAndWait', { code: 1005 }],
])(
	'of %s that is to come again in an hour says when, and is sent once: %j',
	async (operation, rule) => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0, 1));
		account.akool.fault({ kind: 'create', ...rule, headers: { 'retry-after': '3600' } });
		const { error } = await create({ operation });
		jest.restoreAllMocks();
		expect(error?.message).toContain('Akool received too many requests');
		expect(error?.description).toContain(
			'Akool wants to be asked again in 3600 seconds, after 2026-01-01T01:00:00.000Z.',
		);
		expect([account.akool.requests.length, account.akool.jobs]).toEqual([1, []]);
	},
);
