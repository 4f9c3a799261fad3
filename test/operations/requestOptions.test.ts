import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { startSimulator } from '../../tools/simulator';
import { videos, type OperationName } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

async function run(
	operation: OperationName,
	count: number,
	requestOptions: IDataObject,
	settings: RunOptions['settings'] = {},
) {
	return await account.run(operation, {
		items: videos(count),
		parameters: { requestOptions },
		settings,
	});
}

describe('the timeout', () => {
	it('ends a read that is never answered, after four requests', async () => {
		account.akool.fault({ kind: 'credit', hang: true });
		const { error } = await run('getCredit', 1, { timeout: 300 });
		expect(error?.message).toBe('Akool did not answer in time');
		expect(error?.description).toContain('raise the timeout in the Request Options');
		expect(account.akool.requests).toHaveLength(4);
	});

	it('ends a create that is never answered, after one request', async () => {
		account.akool.fault({ kind: 'create', hang: true, createsJob: true });
		const { error } = await run('createTranslation', 1, { timeout: 400 });
		expect(error?.message).toBe(
			'Akool did not answer in time: the translation may or may not have been created',
		);
		expect(account.akool.jobs).toHaveLength(1);
		expect(account.akool.requests).toHaveLength(1);
	});

	it('does no harm to a slow answer that comes in time', async () => {
		account.akool.fault({ kind: 'credit', latencyMs: 50 });
		expect((await run('getCredit', 1, { timeout: 5000 })).json()).toEqual([
			{ credit: account.akool.credit },
		]);
	});
});

it('a proxy takes the requests', async () => {
	const proxy = await startSimulator();
	await account.run('getCredit', {
		parameters: { requestOptions: { proxy: proxy.url } },
		credential: { ...account.credential, baseUrl: 'http://akool.invalid' },
	});
	await proxy.close();
	expect(proxy.requests.map(({ path }) => path)).toContain('/api/open/v3/faceswap/quota/info');
	expect(account.akool.requests).toEqual([]);
});

describe('Execute Once', () => {
	it.each(['createTranslation', 'getCredit'] as const)('%s takes the first item', async (name) => {
		const { items } = await run(name, 3, {}, { executeOnce: true });
		expect(items()).toMatchObject([{ pairedItem: { item: 0 } }]);
		expect(account.akool.requests).toHaveLength(1);
	});

	it('lets a failing node end, though the other items are never seen', async () => {
		account.akool.fault({ kind: 'create', code: 1203 });
		const { error } = await run('createTranslation', 3, {}, { executeOnce: true });
		expect(error?.message).toBe('The video has no audio track');
	});

	it('does not look at the other items', async () => {
		const { error, json } = await account.run('createTranslation', {
			items: [...videos(1), { url: 'no URL' }],
			settings: { executeOnce: true },
		});
		expect([error, json().length]).toEqual([undefined, 1]);
	});
});
