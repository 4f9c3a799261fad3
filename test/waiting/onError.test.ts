import '../engine/shortPauses';

import { video, videos } from '../engine/operations';
import { Scenario } from './scenario';

const scenario = new Scenario();
const NO_SOUND = {
	error: 'The video has no audio track',
	message: expect.stringContaining('code 1203: "no sound"'),
};

/** The videos without sound, by item. */
function withoutSound(...items: number[]): void {
	for (const item of items) {
		scenario.akool.fault({ kind: 'create', url: video(item), code: 1203, msg: 'no sound' });
	}
}

async function startWith(onError: 'continueRegularOutput' | 'continueErrorOutput') {
	return await scenario.start(3, {}, { settings: { onError } });
}

describe('when an item cannot be created', () => {
	it('the node stops before it waits, and lists the jobs that exist and go on', async () => {
		withoutSound(2);
		const { status, result } = await scenario.start(4);
		expect([status, result.error?.message]).toEqual(['error', NO_SOUND.error]);
		expect(result.error?.context).toMatchObject({ itemIndex: 2 });
		expect(scenario.akool.jobs.length).toBeGreaterThanOrEqual(2);
		for (const { _id, url, language } of scenario.akool.jobs) {
			const item = videos(4).findIndex((entry) => entry.url === url);
			expect(result.error?.description).toContain(`item ${item}, ${language}: ${_id}`);
		}
	});

	it('no further item is created', async () => {
		withoutSound(0);
		scenario.akool.fault({ kind: 'create', latencyMs: 20 });
		await scenario.start(30);
		expect(scenario.count('create')).toBe(5);
	});

	it('the others are waited for when the node continues, and the error is in its place', async () => {
		withoutSound(1);
		const execution = await startWith('continueRegularOutput');
		expect(execution.status).toBe('waiting');
		for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
		const { json, items } = execution.result;
		expect(json('After')).toEqual([
			expect.objectContaining({ _id: scenario.job(0)._id, status: 'completed' }),
			NO_SOUND,
			expect.objectContaining({ _id: scenario.job(1)._id, status: 'completed' }),
		]);
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('and it is the first, the error is still in its place after the wait', async () => {
		withoutSound(0);
		const execution = await startWith('continueRegularOutput');
		for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
		expect(execution.result.json('After')).toEqual([
			NO_SOUND,
			expect.objectContaining({ status: 'completed' }),
			expect.objectContaining({ status: 'completed' }),
		]);
	});

	it.each(['callback', 'timeout'])(
		'its item goes to the error output with its own fields, after the wait ended by %s',
		async (ending) => {
			withoutSound(1);
			const execution = await startWith('continueErrorOutput');
			if (ending === 'timeout') await execution.timeIsUp();
			else for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
			const { json } = execution.result;
			expect(json('After').map(({ _id }) => _id)).toEqual(
				scenario.akool.jobs.map(({ _id }) => _id),
			);
			expect(json('On Error')).toEqual([{ url: video(1), number: 1, ...NO_SOUND }]);
		},
	);

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'and neither can any other, nothing is waited for: %s',
		async (onError) => {
			withoutSound(0, 1, 2);
			const { status, result } = await startWith(onError);
			expect(status).toBe('success');
			const [node, other] = ['After', 'On Error'];
			const errors = onError === 'continueErrorOutput' ? other : node;
			expect(result.json(errors)).toMatchObject([NO_SOUND, NO_SOUND, NO_SOUND]);
			expect(result.json(errors === node ? other : node)).toEqual([]);
		},
	);
});

it('Retry On Fail, with an error item first, creates nothing twice and waits', async () => {
	withoutSound(0);
	const execution = await scenario.start(
		2,
		{},
		{
			settings: { onError: 'continueRegularOutput', retryOnFail: true, maxTries: 2 },
		},
	);
	await scenario.finish(execution, scenario.job(0));
	expect([execution.status, scenario.akool.jobs.length]).toEqual(['success', 1]);
});
