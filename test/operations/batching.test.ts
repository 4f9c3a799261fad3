import { video, videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

// n8n's own pauses between batches are real here, and so are ours.
const account = simulatedAccount();

async function createInBatches(count: number, batchSize: number, batchInterval: number) {
	const requestOptions = { batching: { batch: { batchSize, batchInterval } } };
	return await account.run('createTranslation', {
		items: videos(count),
		parameters: { requestOptions },
	});
}

it('sends so many items at a time', async () => {
	account.akool.fault({ kind: 'create', latencyMs: 30 });
	const { json } = await createInBatches(6, 2, 500);
	expect(json()).toHaveLength(6);
	expect(account.akool.peak.create).toBeLessThanOrEqual(2);
});

it('sends nothing any more after a failure, and reports it when the batches are through', async () => {
	account.akool.fault({ kind: 'create', url: video(1), code: 1203 });
	const { error } = await createInBatches(6, 2, 500);
	expect(error?.message).toBe('The video has no audio track');
	expect(error?.description).toContain(`item 0, fr: ${account.akool.jobs[0]?._id}`);
	expect(account.akool.requests).toHaveLength(2);
});
