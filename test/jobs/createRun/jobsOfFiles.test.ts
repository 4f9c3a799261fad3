import '../../engine/shortPauses';

import type { IRunExecutionData } from 'n8n-workflow';

import { BinaryStore } from '../../engine/binaryStore';
import type { RunOptions, RunResult } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';
import { translateFiles, type Files } from './translateFiles';

const account = simulatedAccount();
let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

const translate = async (files: Files[], options?: RunOptions) =>
	await translateFiles(account, files, options);

describe('a job of a file', () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	/** The state with which n8n starts a failed execution again, read back from its database. */
	function stateToRetry({ run }: RunResult): IRunExecutionData {
		const state = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		return state;
	}

	it('is never created twice by Retry On Fail, though each link differs', async () => {
		const files = await Promise.all(
			[0, 1, 2].map(async (index) => ({ data: await store.add(`talk ${index}`, {}, 'temp') })),
		);
		account.akool.fault({ kind: 'create', code: 1015, times: 1 });
		const { error, json } = await translate(files, { settings });
		expect(error).toBeUndefined();
		expect(json()).toHaveLength(3);
		const texts = await Promise.all(
			account.akool.jobs.map(async ({ url }) => (await store.follow(url)).text),
		);
		expect(texts.sort()).toEqual(['talk 0', 'talk 1', 'talk 2']);
	});

	it('comes again from memory when the execution is repeated, though the file is gone', async () => {
		const gone = await store.add('gone', {}, 'temp');
		const stays = await store.add('stays');
		const files = [{ data: gone }, { data: stays }];
		account.akool.fault({ kind: 'create', language: 'de', code: 1015, times: 1 });
		const first = await translate(files, {
			items: [{ to: 'fr' }, { to: 'de' }],
			parameters: { targetLanguages: '={{ $json.to }}' },
		});
		expect(first.error?.message).toBe('Akool could not process the video');
		expect(account.akool.jobs).toHaveLength(1);
		await store.remove(gone);
		const again = await translate(files, {
			runExecutionData: stateToRetry(first),
			parameters: { targetLanguages: '={{ $json.to }}' },
		});
		expect(again.error).toBeUndefined();
		expect(again.json().map(({ _id }) => _id)).toEqual(account.akool.jobs.map(({ _id }) => _id));
		expect(account.akool.jobs).toHaveLength(2);
	});

	it('is not asked for in a language that is missing once the file is gone', async () => {
		const gone = await store.add('gone');
		const files = [{ data: gone }, { data: await store.add('stays') }];
		const items = [{ to: ['fr', 'de'] }, { to: ['hi'] }];
		const parameters = { targetLanguages: '={{ $json.to }}' };
		for (const language of ['de', 'hi'])
			account.akool.fault({ kind: 'create', language, code: 1015 });
		const first = await translate(files, { items, parameters });
		expect(first.error?.message).toBe('Akool could not process the video');
		expect(account.akool.jobs).toHaveLength(1);
		await store.remove(gone);
		account.akool.clearFaults();
		const sent = account.akool.requests.length;
		const again = await translate(files, { runExecutionData: stateToRetry(first), parameters });
		expect(again.error?.message).toContain('"talk.mp4" of item 0 is no longer in the store');
		expect(account.akool.requests).toHaveLength(sent);
	});

	it('that Akool cannot read says that the link may be the cause', async () => {
		account.akool.fault({ kind: 'create', code: 1208 });
		const { error } = await translate([{ data: await store.add('x') }]);
		expect(error?.message).toBe('Akool could not read a file');
		expect(error?.description).toContain('Akool had to fetch "talk.mp4" from this n8n');
		expect(error?.description).toContain('at http://127.0.0.1:5678: set WEBHOOK_URL');
	});

	it('says no such thing of an error that has nothing to do with it', async () => {
		account.akool.fault({ kind: 'create', code: 1104 });
		const { error } = await translate([{ data: await store.add('x') }]);
		expect(error?.description).not.toContain('talk.mp4');
	});
});
