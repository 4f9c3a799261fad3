import '../../engine/shortPauses';

import type { IDataObject, INodeType, IRunExecutionData } from 'n8n-workflow';

import { WORKFLOWS, video, videos } from '../../engine/operations';
import { runWorkflow, type RunResult } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';

const cancellation = { cancel: () => {} };
const account = simulatedAccount({ onRequest: () => cancellation.cancel() });
const urls = () => account.akool.jobs.map(({ url }) => url).sort();

afterEach(() => {
	cancellation.cancel = () => {};
});

describe('"Retry execution"', () => {
	/** The state with which n8n starts a failed execution again, read back from its database. */
	function stateToRetry({ run }: RunResult, parameters: IDataObject = {}): IRunExecutionData {
		const state = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		for (const { node } of state.executionData?.nodeExecutionStack ?? []) {
			Object.assign(node.parameters, parameters);
		}
		return state;
	}

	async function failAtItem(index: number, count = 4): Promise<RunResult> {
		account.akool.fault({ kind: 'create', url: video(index), code: 1015, times: 1 });
		const failed = await account.run('createTranslation', { items: videos(count) });
		expect(failed.error?.message).toBe('Akool could not process the video');
		return failed;
	}

	const again = async (runExecutionData: IRunExecutionData) =>
		await account.run('createTranslation', { runExecutionData });

	it.each([0, 2, 3])('creates nothing twice after item %d failed', async (index) => {
		const { error, json } = await again(stateToRetry(await failAtItem(index)));
		expect(error).toBeUndefined();
		expect(urls()).toEqual([0, 1, 2, 3].map(video));
		const ids = [0, 1, 2, 3].map(
			(item) => account.akool.jobs.find(({ url }) => url === video(item))?._id,
		);
		expect(json().map(({ _id }) => _id)).toEqual(ids);
		expect(json('After')).toEqual(json());
	});

	it('does not send a create again whose answer never came', async () => {
		account.akool.fault({ kind: 'create', url: video(1), cut: true, times: 1, createsJob: true });
		const failed = await account.run('createTranslation', { items: videos(3) });
		const { error } = await again(stateToRetry(failed));
		expect(error?.message).toContain('may or may not have been created');
		expect(urls()).toEqual([0, 1, 2].map(video));
	});

	it('creates anew when the request was changed', async () => {
		const failed = await failAtItem(3);
		const { error } = await again(stateToRetry(failed, { lipsync: true }));
		expect(error).toBeUndefined();
		expect(account.akool.jobs.filter(({ lipsync }) => lipsync)).toHaveLength(4);
	});

	it('asks only for the languages that were added', async () => {
		const failed = await failAtItem(3);
		await again(stateToRetry(failed, { targetLanguages: ['fr', 'de'] }));
		const pairs = account.akool.jobs.map(({ url, language }) => `${url} ${language}`);
		expect(new Set(pairs).size).toBe(8);
		expect(pairs).toHaveLength(8);
	});

	it('gives no job of a language that is not asked for any more', async () => {
		const failed = await failAtItem(3);
		const { json } = await again(stateToRetry(failed, { targetLanguages: ['de'] }));
		expect(json().map(({ language }) => language)).toEqual(['de', 'de', 'de', 'de']);
	});

	it('gives a job once more that Akool had created unasked', async () => {
		const data = ['fr', 'hi'].map((language) => ({ _id: language, language, video_status: 1 }));
		account.akool.fault({ kind: 'create', url: video(0), code: 1000, data, times: 1 });
		const { json } = await again(stateToRetry(await failAtItem(1, 2)));
		expect(json().map(({ _id }) => _id)).toEqual(['fr', 'hi', account.akool.jobs[0]?._id]);
	});
});

it('each iteration of a loop creates anew', async () => {
	const json = structuredClone(WORKFLOWS.createTranslation);
	const after = json.nodes.find(({ name }) => name === 'After');
	if (after === undefined) throw new Error('The workflow has no node After');
	after.type = 'test.again';
	json.connections.After = { main: [[{ node: 'Akool', type: 'main', index: 0 }]] };
	const again: INodeType = {
		description: {
			...{ displayName: 'Again', name: 'again', group: [], version: 1, description: '' },
			...{ defaults: {}, inputs: ['main'], outputs: ['main'], properties: [] },
		},
		async execute() {
			const { $runIndex } = this.getWorkflowDataProxy(0);
			return [$runIndex < 2 ? [{ json: { url: video(0) } }] : []];
		},
	};
	const { error, run } = await runWorkflow(json, {
		items: videos(1),
		nodeTypes: { 'test.again': again },
		credential: account.credential,
	});
	expect(error).toBeUndefined();
	expect(run.data.resultData.runData.Akool).toHaveLength(3);
	expect(urls()).toEqual([video(0), video(0), video(0)]);
});

it('another execution of the same workflow creates anew', async () => {
	for (let execution = 0; execution < 2; execution++)
		await account.run('createTranslation', { items: videos(2) });
	expect(account.akool.jobs).toHaveLength(4);
});

it('a cancelled execution starts no further create', async () => {
	account.akool.fault({ kind: 'create', latencyMs: 30 });
	await account.run('createTranslation', {
		items: videos(60),
		onStarted: (cancel) => {
			cancellation.cancel = cancel;
		},
	});
	// The cancelled node would go on while a create of another execution is answered.
	await account.run('createTranslation', { items: videos(1) });
	expect(account.akool.requests.length).toBeGreaterThan(1);
	expect(account.akool.requests.length).toBeLessThanOrEqual(10 + 1);
});
