import { video, videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';
import { letTimePass, stopTimers } from '../engine/stoppedTimers';

const account = simulatedAccount();

// A batch begins when the test says so, however busy the machine is.
beforeEach(stopTimers);
afterEach(() => jest.useRealTimers());

/** Creates translations of 6 videos, 2 at a time. */
async function createInBatches() {
	const batching = { batch: { batchSize: 2, batchInterval: 500 } };
	return await account.run('createTranslation', {
		items: videos(6),
		parameters: { requestOptions: { batching } },
	});
}

const creates = () => account.akool.requests.filter(({ kind }) => kind === 'create');

/**
 * Waits until Akool has answered so many creates, and n8n pauses before the next batch. A further
 * request takes its way there and back; so has any that was sent or answered before it.
 */
async function untilAnswered(count: number): Promise<void> {
	const answered = () => creates().filter(({ finishedAt }) => finishedAt !== undefined);
	while (answered().length < count || jest.getTimerCount() === 0) await letTimePass(0);
	await account.run('getCredit');
}

/** Lets time pass until a run has ended. */
async function ended<T>(run: Promise<T>): Promise<T> {
	let isUnderWay = true;
	void run.then(() => (isUnderWay = false));
	while (isUnderWay) await letTimePass(100);
	return await run;
}

it('sends so many items at a time', async () => {
	const creating = createInBatches();
	for (const sent of [2, 4]) {
		await untilAnswered(sent);
		expect(creates()).toHaveLength(sent);
		await letTimePass(500);
	}
	const { json } = await ended(creating);
	expect(json()).toHaveLength(6);
	expect(account.akool.peak.create).toBeLessThanOrEqual(2);
});

it('sends nothing any more after a failure, and reports it when the batches are through', async () => {
	account.akool.fault({ kind: 'create', url: video(1), code: 1203 });
	const creating = createInBatches();
	await untilAnswered(2);
	const { error } = await ended(creating);
	expect(error?.message).toBe('The video has no audio track');
	expect(error?.description).toContain(`item 0, fr: ${account.akool.jobs[0]?._id}`);
	expect(creates()).toHaveLength(2);
});
