import '../engine/shortPauses';

import { sleep, type IDataObject } from 'n8n-workflow';

import { jobItem } from '../../nodes/Akool/protocol/jobItem';
import { video, videos } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import { SONG_TYPES, letAkoolSing, songNode, songWorkflow } from '../engine/song';
import { RECEIVED, Scenario } from './scenario';
import type { WaitingExecution } from './waitingExecution';

letAkoolSing();
const scenario = new Scenario();
const JOB_KEYS = Object.keys(jobItem({}));
const NO_SOUND = { error: 'The video has no audio track', message: expect.any(String) };

/** Starts Create and Wait with one song per item. */
async function wait(count: number, parameters: IDataObject = {}, options: RunOptions = {}) {
	const json = songWorkflow('createAndWait');
	return await scenario.start(count, parameters, { nodeTypes: SONG_TYPES, ...options }, json);
}

/** Akool finishes all jobs, the last first, and calls back. */
async function finishAll(execution: WaitingExecution, status: 3 | 4 = 3) {
	for (const job of [...scenario.akool.jobs].reverse()) {
		expect(await scenario.finish(execution, job, status, songNode)).toEqual(RECEIVED);
	}
	return execution.result;
}

const noSound = (index: number, times?: number) =>
	scenario.akool.fault({
		...{ kind: 'create', url: video(index), code: 1203, msg: 'no sound' },
		...(times === undefined ? {} : { times }),
	});
const urls = () => scenario.akool.jobs.map(({ url }) => url).sort();

describe('with callbacks', () => {
	it('the execution is put aside until all jobs are final, and gives one item per item', async () => {
		const execution = await wait(3);
		expect(execution.status).toBe('waiting');
		expect(urls()).toEqual([0, 1, 2].map(video));
		for (const { body } of scenario.akool.jobs) {
			expect(Object.keys(body).sort()).toEqual(['choir', 'url', 'webhookUrl']);
			expect(body.webhookUrl).toContain('/webhook-waiting/');
		}
		const { items, json } = await finishAll(execution);
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		for (const [index, item] of json('After').entries()) {
			const { _id } = scenario.akool.jobs.find(({ url }) => url === video(index)) ?? {};
			expect(Object.keys(item).sort()).toEqual([...JOB_KEYS, 'all_completed', 'timed_out'].sort());
			expect(item).toMatchObject({
				...{ _id, status: 'completed', language: null, all_completed: true, timed_out: false },
				result_url: `${scenario.akool.url}/media/${_id}.mp4`,
			});
		}
	});

	it('a failed job is an item, and not all completed', async () => {
		const { error, json } = await finishAll(await wait(1), 4);
		expect(error).toBeUndefined();
		expect(json('After')).toMatchObject([
			{ status: 'failed', all_completed: false, timed_out: false },
		]);
	});

	it('when the time is up, the workflow goes on with the jobs as they are', async () => {
		const execution = await wait(2);
		await execution.timeIsUp();
		expect(execution.result.json('After')).toMatchObject(
			[0, 1].map((index) => ({
				_id: scenario.akool.jobs.find(({ url }) => url === video(index))?._id,
				...{ status: 'queueing', all_completed: false, timed_out: true },
			})),
		);
	});
});

describe('with polling', () => {
	const parameters = { waitMode: 'polling', pollIntervalSeconds: 5 };

	it('all jobs are asked for until they are final, and it gives one item per item', async () => {
		const running = wait(2, parameters);
		while (scenario.count('info') < 2) await sleep(1);
		Object.assign(scenario.job(0), { video_status: 3, progress: 100 });
		Object.assign(scenario.job(1), { video_status: 4, error_code: 1015 });
		const { status, result } = await running;
		expect([status, scenario.akool.jobs.map(({ webhookUrl }) => webhookUrl)]).toEqual([
			'success',
			[undefined, undefined],
		]);
		const [first, second] = [0, 1].map((index) => scenario.job(index));
		expect(result.json('After')).toHaveLength(2);
		expect(result.json('After')).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ _id: first?._id, status: 'completed', all_completed: true }),
				expect.objectContaining({ _id: second?._id, status: 'failed', all_completed: false }),
			]),
		);
		for (const item of result.json('After')) {
			expect(Object.keys(item).sort()).toEqual([...JOB_KEYS, 'all_completed', 'timed_out'].sort());
		}
	});

	it('when the time is up, the workflow goes on with the jobs as they are', async () => {
		const { result } = await wait(1, { ...parameters, maxWaitMinutes: 1e-9 });
		expect(result.json('After')).toMatchObject([
			{ status: 'queueing', all_completed: false, timed_out: true },
		]);
	});
});

describe.each(['callback', 'polling'])('before a wait by %s', (waitMode) => {
	const parameters = { waitMode, maxWaitMinutes: 1e-9 };

	it('a wrong value in the last item stops the node before anything is created', async () => {
		const items = [...videos(2), { url: 'nowhere' }];
		const { status, result } = await wait(3, parameters, { items });
		expect(status).toBe('error');
		expect(result.error?.message).toBe('Song URL is not a valid URL: "nowhere"');
		expect(scenario.akool.requests).toEqual([]);
	});

	it('a refusal stops the node, and the error lists the jobs that exist', async () => {
		noSound(1);
		const { status, result } = await wait(2, parameters);
		expect([status, result.error?.message]).toEqual(['error', NO_SOUND.error]);
		expect(result.error?.description).toContain(
			`Jobs already created in this run, which go on at Akool: item 0: ${scenario.job(0)._id}.`,
		);
	});

	it('Retry On Fail creates no job twice', async () => {
		noSound(2, 2);
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const execution = await wait(4, parameters, { settings });
		expect(execution.result.error).toBeUndefined();
		expect(urls()).toEqual([0, 1, 2, 3].map(video));
	});

	it('an unanswered create is named, and never sent again', async () => {
		const { akool } = scenario;
		akool.fault({ kind: 'create', url: video(1), cut: true, createsJob: true, times: 1 });
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const { result } = await wait(2, parameters, { settings });
		expect(result.error?.message).toContain('the song may or may not have been created');
		expect(result.error?.description).toContain('item 1: outcome unknown');
		expect(urls()).toEqual([0, 1].map(video));
	});

	async function continueWith(onError: 'continueRegularOutput' | 'continueErrorOutput') {
		noSound(1);
		const execution = await wait(3, parameters, { settings: { onError } });
		if (waitMode === 'callback') await execution.timeIsUp();
		return execution.result;
	}

	it('On Error "continue" waits for the others, with the error in its place', async () => {
		const { json, items } = await continueWith('continueRegularOutput');
		expect(json('After')).toMatchObject([{ timed_out: true }, NO_SOUND, { timed_out: true }]);
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2].map((item) => ({ item })),
		);
	});

	it('On Error "continue (using error output)" waits for the others, and puts it out there', async () => {
		const { json } = await continueWith('continueErrorOutput');
		expect(json('After')).toMatchObject([{ timed_out: true }, { timed_out: true }]);
		expect(json('On Error')).toEqual([{ ...videos(2)[1], ...NO_SOUND }]);
	});
});
