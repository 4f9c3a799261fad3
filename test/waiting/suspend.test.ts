import '../engine/shortPauses';

import { video } from '../engine/operations';
import { RECEIVED, Scenario } from './scenario';

const scenario = new Scenario();
const NODE_ID = '5b2d6a3e-1f0c-4c55-9a38-0f5c6c1c0002';

describe('an execution that waits for callbacks', () => {
	it('is put aside with the status "waiting", and goes no further', async () => {
		const statuses: string[] = [];
		const additionalData = {
			setExecutionStatus: (next: string) => void statuses.push(next),
		};
		const { status, result } = await scenario.start(2, {}, { additionalData });
		expect([status, statuses]).toEqual(['waiting', ['waiting']]);
		expect(result.items('After')).toEqual([]);
		expect(scenario.akool.jobs.map(({ url }) => url)).toEqual([video(0), video(1)]);
	});

	it.each([
		[undefined, 120],
		[0.5, 0.5],
		['={{ $json.number * 10 + 30 }}', 40],
	])('waits for maxWaitMinutes %p: %d minutes at most', async (maxWaitMinutes, minutes) => {
		const before = Date.now();
		const parameters = maxWaitMinutes === undefined ? {} : { maxWaitMinutes };
		const execution = await scenario.start(2, parameters);
		const waitTill = new Date(execution.load().waitTill ?? 0).getTime();
		expect(waitTill).toBeGreaterThanOrEqual(before + minutes * 60_000);
		expect(waitTill).toBeLessThanOrEqual(Date.now() + minutes * 60_000);
	});

	it('has its resume URL at Akool: the path leads to the node, and the token stays in the query', async () => {
		const execution = await scenario.start(1);
		const { resumeToken } = execution.load();
		const url = new URL(scenario.job(0).webhookUrl);
		expect(url.origin + url.pathname).toBe(
			`http://127.0.0.1:5678/webhook-waiting/${execution.id}/${NODE_ID}`,
		);
		expect(resumeToken).toMatch(/^\S{16,}$/);
		expect([...url.searchParams]).toEqual([['signature', resumeToken]]);
	});

	it('creates at most 5 translations at once', async () => {
		scenario.akool.fault({ kind: 'create', latencyMs: 200 });
		await scenario.start(12);
		expect(scenario.akool.peak.create).toBe(5);
		expect(scenario.akool.jobs).toHaveLength(12);
	});

	it('goes on when the last job is finished, with the items of the node in the next one', async () => {
		const execution = await scenario.start(2);
		expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
		expect([execution.status, execution.resumed]).toEqual(['waiting', 0]);
		expect(await scenario.finish(execution, scenario.job(1))).toEqual(RECEIVED);
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		expect(execution.result.json('After')).toEqual(execution.result.json());
		expect(execution.result.json()).toMatchObject([
			{ _id: scenario.job(0)._id, status: 'completed', all_completed: true },
			{ _id: scenario.job(1)._id, status: 'completed', all_completed: true },
		]);
	});
});

describe('jobs that are final before the execution is put aside', () => {
	it('end the wait before it begins, because n8n turned their callbacks away', async () => {
		for (const id of ['a1', 'a2']) scenario.akool.addJob({ _id: id, video_status: 3 });
		for (const [index, _id] of ['a1', 'a2'].entries()) {
			const data = { _id, video_status: 1, language: 'fr' };
			scenario.akool.fault({ kind: 'create', url: video(index), code: 1000, data });
		}
		const { status, result } = await scenario.start(2);
		expect(status).toBe('success');
		expect(result.json('After')).toMatchObject([
			{ _id: 'a1', status: 'completed', timed_out: false },
			{ _id: 'a2', status: 'completed', timed_out: false },
		]);
		expect(scenario.count('info')).toBe(2);
	});

	it('are not asked for when Akool called them completed at once', async () => {
		const data = { _id: 'a1', video_status: 3, language: 'fr', video: 'https://v.example/a1.mp4' };
		scenario.akool.fault({ kind: 'create', code: 1000, data });
		const { status, result } = await scenario.start(1);
		expect([status, scenario.count('info')]).toEqual(['success', 0]);
		expect(result.json('After')).toMatchObject([{ result_url: data.video, all_completed: true }]);
	});

	it('are asked for only up to the first that is not', async () => {
		const { status } = await scenario.start(5);
		expect([status, scenario.count('info')]).toEqual(['waiting', 1]);
	});

	it('are waited for when Akool cannot be asked just then', async () => {
		scenario.akool.fault({ kind: 'info', http: 502 });
		const execution = await scenario.start(1);
		expect(execution.status).toBe('waiting');
		expect(scenario.count('info')).toBe(4);
		scenario.akool.clearFaults();
		await scenario.finish(execution, scenario.job(0));
		expect(execution.status).toBe('success');
	});
});

describe('an execution that is cancelled', () => {
	it('while its jobs are created creates no further one, and is not put aside', async () => {
		// Longer than it takes to send five, however busy the machine is.
		scenario.akool.fault({ kind: 'create', latencyMs: 500 });
		const onStarted = scenario.cancelAt('create', 5);
		const { result } = await scenario.start(30, {}, { onStarted });
		await scenario.nodeEnded();
		expect([result.run.waitTill, result.items('After')]).toEqual([undefined, []]);
		expect(scenario.count('create')).toBe(5);
	});

	it('right before it is put aside is not put aside', async () => {
		scenario.akool.fault({ kind: 'info', latencyMs: 50 });
		const statuses: string[] = [];
		const { result, status } = await scenario.start(
			3,
			{},
			{
				onStarted: scenario.cancelAt('info', 1),
				additionalData: { setExecutionStatus: (next) => statuses.push(next) },
			},
		);
		expect(status).toBe('canceled');
		await scenario.nodeEnded();
		expect(statuses).toEqual([]);
		expect(result.items('After')).toEqual([]);
	});
});

describe('an n8n whose public address is', () => {
	const hintsAt = async (webhookWaitingBaseUrl: string, parameters = {}) => {
		const additionalData = { webhookWaitingBaseUrl };
		const credential = scenario.credential;
		const { result } = await scenario.start(1, parameters, { additionalData, credential });
		return result.run.data.resultData.runData.Akool?.at(-1)?.hints;
	};

	it('private: the user is told that Akool probably cannot reach it, and what to do', async () => {
		expect(await hintsAt('http://192.168.1.5:5678/webhook-waiting')).toEqual([
			{
				message:
					'Akool probably cannot reach this n8n at http://192.168.1.5:5678: set WEBHOOK_URL to its public address, or set Wait Mode to Polling',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('public: nothing is said', async () => {
		expect(await hintsAt('https://n8n.example.com/webhook-waiting')).toEqual([]);
	});

	it('private, when it polls: nothing is said', async () => {
		const parameters = { waitMode: 'polling', maxWaitMinutes: 1e-9 };
		expect(await hintsAt('http://localhost:5678/webhook-waiting', parameters)).toEqual([]);
	});
});
