import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { referenceSignature } from '../../nodes/Akool/callback/reference';
import { createdJob, success } from '../engine/answers';
import { answerWith, isolateNetwork } from '../engine/network';
import { runOperation, videos } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import { DEFAULT_CREDENTIAL } from '../engine/runWorkflow';

isolateNetwork();

const HOOK = 'https://n8n.example/webhook/1/webhook';

/** One item with this reference. */
async function create(reference: unknown, options: RunOptions = {}) {
	const sent = answerWith([success(createdJob('a', 'fr'))]);
	const { parameters, ...others } = options;
	const result = await runOperation('createTranslation', {
		items: videos(1).map((item) => ({ ...item, reference: reference as string })),
		parameters: {
			webhookUrl: HOOK,
			options: { reference: '={{ $json.reference }}' },
			...parameters,
		},
		...others,
	});
	const [request] = sent;
	return { ...result, sent, hook: (request?.body as IDataObject | undefined)?.webhookUrl };
}

it.each([
	['row 17', 'row 17'],
	[17, '17'],
	['Größe & Länge #1 日本 🎬', 'Größe & Länge #1 日本 🎬'],
	['🎬'.repeat(500), '🎬'.repeat(500)],
])('the reference %j goes into the webhook URL, signed', async (reference, text) => {
	const { error, hook } = await create(reference);
	expect(error).toBeUndefined();
	const url = new URL(String(hook));
	expect(url.origin + url.pathname).toBe(HOOK);
	expect(Object.fromEntries(url.searchParams)).toEqual({
		reference: text,
		reference_signature: referenceSignature(text, String(DEFAULT_CREDENTIAL.apiKey)),
	});
});

it.each(['', null])(
	'without a reference (%j) the webhook URL stays as it is',
	async (reference) => {
		expect((await create(reference)).hook).toBe(HOOK);
	},
);

it.each<[string, unknown, RunOptions, string]>([
	['too long', 'x'.repeat(501), {}, 'Reference is too long: 501 characters'],
	['no text', { row: 1 }, {}, 'Reference is not text: "{"row":1}"'],
	['half a character', 'x\ud800', {}, 'Reference is not text: "x\ud800"'],
	['no webhook URL', 'a', { parameters: { webhookUrl: '' } }, 'Reference needs a Webhook URL'],
	[
		'no API key',
		'a',
		{ credential: { apiKey: '' } },
		'Reference needs the API Key (Client Secret) of the Akool API credential',
	],
])('is refused before anything is sent: %s', async (_what, reference, options, message) => {
	const { error, sent } = await create(reference, options);
	expect(error?.message).toBe(message);
	expect(error?.description).toMatch(/^[A-Z].+\.$/);
	expect(sent).toEqual([]);
});

it('Create and Wait has none, and drops one that another operation left behind', async () => {
	const { error, sent } = await create('left behind', {
		parameters: { operation: 'createAndWait', waitMode: 'polling', maxWaitMinutes: 0.001 },
	});
	expect(error).toBeUndefined();
	expect(sent[0]?.body).not.toHaveProperty('webhookUrl');
});
