import '../engine/shortPauses';

import { RECEIVED, Scenario } from './scenario';

const scenario = new Scenario();

describe('when the longest wait is over, the workflow goes on', () => {
	it('with the jobs as they were known when the wait began, and timed_out', async () => {
		const execution = await scenario.start(2, { targetLanguages: ['fr', 'de'] });
		// n8n keeps nothing of callbacks that did not end the wait.
		await scenario.finish(execution, scenario.job(0));
		await execution.timeIsUp();
		const { json, items } = execution.result;
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		const ids = scenario.akool.jobs.map(({ _id }) => _id);
		const queueing = (index: number) => ({ _id: ids[index], status: 'queueing' });
		expect(json('After')).toMatchObject([
			{
				...queueing(0),
				translations: [queueing(0), queueing(1)],
				all_completed: false,
				timed_out: true,
			},
			{
				...queueing(2),
				translations: [queueing(2), queueing(3)],
				all_completed: false,
				timed_out: true,
			},
		]);
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(json('Akool')).toEqual(json('After'));
	});

	it('without a second job for anyone, and without another request', async () => {
		const execution = await scenario.start(2);
		const asked = scenario.akool.requests.length;
		await execution.timeIsUp();
		expect([scenario.akool.jobs.length, scenario.akool.requests.length]).toEqual([2, asked]);
	});

	it('with timed_out only where a job was not final when the wait began', async () => {
		scenario.akool.addJob({ _id: 'a', video_status: 3 });
		const data = { _id: 'a', video_status: 1, language: 'fr' };
		scenario.akool.fault({ kind: 'create', times: 1, code: 1000, data });
		const execution = await scenario.start(2);
		await execution.timeIsUp();
		expect(execution.result.json('After')).toMatchObject([
			{ _id: 'a', status: 'completed', all_completed: true, timed_out: false },
			{ status: 'queueing', all_completed: false, timed_out: true },
		]);
	});

	it('with one item when the node runs once for all', async () => {
		const execution = await scenario.start(3, {}, { settings: { executeOnce: true } });
		expect(scenario.akool.jobs).toHaveLength(1);
		await execution.timeIsUp();
		expect(execution.result.json('After')).toMatchObject([
			{ _id: scenario.job(0)._id, timed_out: true },
		]);
	});

	it('and what the node before put out is as it was', async () => {
		const execution = await scenario.start(2);
		const before = JSON.stringify(execution.result.items('Start'));
		expect(before).toContain('videos.example');
		expect(before).not.toContain(scenario.job(0)._id);
		await execution.timeIsUp();
		expect(JSON.stringify(execution.result.items('Start'))).toBe(before);
	});
});

it('with Execute Once, the callback of the one job ends the wait', async () => {
	const execution = await scenario.start(3, {}, { settings: { executeOnce: true } });
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
	expect(execution.result.json('After')).toMatchObject([{ status: 'completed' }]);
});
