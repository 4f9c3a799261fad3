import { pauses } from '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { lookUps, videos, type OperationName } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';

/** Long enough for a request to arrive and to be answered, however busy the machine is. */
const TIMEOUT_MS = 1_000;

const account = simulatedAccount();

beforeEach(() => {
	pauses.length = 0;
});

type Settings = RunOptions['settings'];

function lookUp(operation: OperationName) {
	return async (count: number, requestOptions: IDataObject, settings: Settings = {}) => {
		const jobs = Array.from({ length: count }, () => account.akool.addJob({ video_status: 3 }));
		return await account.run(operation, {
			items: lookUps(jobs.map(({ _id }) => _id)),
			parameters: { requestOptions },
			settings,
		});
	};
}

const download = lookUp('downloadVideo');
const getVideoInfo = lookUp('getVideoInfo');

async function createAndWait(count: number, requestOptions: IDataObject, settings: Settings = {}) {
	return await account.run('createTranslation', {
		items: videos(count),
		parameters: { operation: 'createAndWait', requestOptions },
		settings,
	});
}

describe.each([
	['downloadVideo', download],
	['createAndWait', createAndWait],
])('the Request Options of %s', (_name, run) => {
	it('space the items out', async () => {
		const batching = { batch: { batchSize: 2, batchInterval: 5000 } };
		const { error } = await run(6, { batching });
		expect(error).toBeUndefined();
		expect(pauses.filter((pause) => pause === 5000)).toHaveLength(2);
	});

	it('end a request that takes too long', async () => {
		account.akool.fault({ hang: true });
		const { error } = await run(1, { timeout: TIMEOUT_MS });
		expect(error?.message).toContain('Akool did not answer in time');
	});

	it('lead the requests through the proxy', async () => {
		const { error } = await run(1, { proxy: 'http://127.0.0.1:9' });
		expect(error?.message).toContain('Akool refused the connection');
		expect(account.akool.requests).toEqual([]);
	});

	it('are checked before anything is sent', async () => {
		const { error } = await run(1, { proxy: 'nowhere' });
		expect(error?.message).toBe('Proxy is not a valid URL: "nowhere"');
		expect(error?.description).toContain('http://myproxy:3128');
		expect(account.akool.requests).toEqual([]);
	});
});

it.each([
	['downloadVideo', download],
	['createAndWait', createAndWait],
	['getVideoInfo', getVideoInfo],
])(
	'that cannot be used are the error of each item of %s when the node continues',
	async (_name, run) => {
		const { json, error } = await run(
			2,
			{ proxy: 'nowhere' },
			{ onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		const message = 'Proxy is not a valid URL: "nowhere"';
		expect(json()).toMatchObject([{ error: message }, { error: message }]);
		expect(account.akool.requests).toEqual([]);
	},
);

it.each<[string, Settings, number]>([
	['tries all again', { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 }, 2],
	['is executed once', { executeOnce: true }, 1],
])('and each is told once when the node %s', async (_name, further, items) => {
	const settings: Settings = { onError: 'continueErrorOutput', ...further };
	const result = await createAndWait(2, { proxy: 'nowhere' }, settings);
	expect(result.error).toBeUndefined();
	const message = 'Proxy is not a valid URL: "nowhere"';
	expect([result.items('Akool'), result.json('Akool', 1).map(({ error }) => error)]).toEqual([
		[],
		Array.from({ length: items }, () => message),
	]);
	expect(account.akool.requests).toEqual([]);
});

it('the timeout holds for the file itself, too', async () => {
	const { akool } = account;
	akool.fault({ kind: 'media', hang: true });
	const { error } = await download(1, { timeout: TIMEOUT_MS });
	expect(error?.message).toContain('did not answer in time');
	expect(akool.requests.filter(({ kind }) => kind === 'info')).toHaveLength(1);
});
