import { pauses } from '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import type { RecordedRequest } from '../../tools/simulator';
import { Scenario } from './scenario';

const scenario = new Scenario();
const POLLING = { waitMode: 'polling', pollIntervalSeconds: 7 };

beforeEach(() => {
	pauses.length = 0;
});

afterEach(() => jest.restoreAllMocks());

/**
 * Polls, and lets the test change something after each round, when the node is about to pause.
 *
 * @param afterRound told the number of the round, counted from 1
 * @returns also which jobs each round but the last asked for
 */
async function poll(
	count: number,
	afterRound: (round: number) => void,
	parameters: IDataObject = {},
	options: { onStarted?: (cancel: () => void) => void } = {},
) {
	const asked: string[][] = [];
	const { akool } = scenario;
	const seen = new Set<RecordedRequest>();
	const rounds = jest.spyOn(pauses, 'push').mockImplementation((...times) => {
		const infos = akool.requests.filter((request) => request.kind === 'info' && !seen.has(request));
		for (const request of infos) seen.add(request);
		if (infos.length > 0) {
			asked.push(infos.map(({ query }) => query.video_model_id ?? ''));
			afterRound(asked.length);
		}
		return Array.prototype.push.apply(pauses, times);
	});
	const execution = await scenario.start(count, { ...POLLING, ...parameters }, options);
	rounds.mockRestore();
	return { ...execution.result, status: execution.status, asked };
}

/** Lets the clock go on by the pauses that are cut short here. */
function countPauses(): void {
	const now = Date.now.bind(Date);
	jest
		.spyOn(Date, 'now')
		.mockImplementation(() => now() + pauses.reduce((sum, pause) => sum + pause, 0));
}

function complete(index: number): void {
	Object.assign(scenario.job(index), { video_status: 3, progress: 100 });
}

describe('polling', () => {
	it('creates the jobs without a callback address', async () => {
		await poll(1, () => complete(0));
		expect(scenario.akool.requests.find(({ kind }) => kind === 'create')?.body).not.toHaveProperty(
			'webhookUrl',
		);
	});

	it('asks for all unfinished jobs each round, and for those only', async () => {
		const { asked, json } = await poll(3, (round) => complete([2, 0, 1][round - 1] ?? 0));
		const ids = scenario.akool.jobs.map(({ _id }) => _id);
		expect(asked.map((round) => [...round].sort())).toEqual([ids, ids, [ids[0], ids[1]]]);
		expect(scenario.count('info')).toBe(3 + 3 + 2 + 1);
		expect(json('After')).toMatchObject([
			{ _id: ids[0], status: 'completed', all_completed: true, timed_out: false },
			{ _id: ids[1], status: 'completed' },
			{ _id: ids[2], status: 'completed' },
		]);
	});

	it('pauses for the whole interval before each round', async () => {
		await poll(2, (round) => round === 3 && [0, 1].forEach(complete));
		expect(pauses).toEqual([7000, 7000, 7000, 7000]);
	});

	it('pauses as long as a timer can when the interval is longer, rather than not at all', async () => {
		const parameters = { pollIntervalSeconds: 1e9, maxWaitMinutes: 1e9 };
		await poll(1, () => complete(0), parameters);
		expect(pauses).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
	});

	it('asks for at most 100 jobs at once', async () => {
		scenario.akool.fault({ kind: 'info', latencyMs: 30 });
		await poll(150, () => scenario.akool.jobs.forEach((_, index) => complete(index)));
		expect(scenario.akool.peak.info).toBeGreaterThan(25);
		expect(scenario.akool.peak.info).toBeLessThanOrEqual(100);
	});

	it('is patient with an outage, and does not ask faster because of it', async () => {
		const repair = scenario.akool.fault({ kind: 'info', http: 502 });
		const { status, json, asked } = await poll(2, (round) => {
			if (round < 5) return;
			repair();
			[0, 1].forEach(complete);
		});
		expect(status).toBe('success');
		expect(json('After')).toMatchObject([{ status: 'completed' }, { status: 'completed' }]);
		expect(asked.map((round) => round.length)).toEqual([2, 2, 2, 2, 2]);
		expect(scenario.count('info')).toBe(12);
		expect(new Set(pauses)).toEqual(new Set([7000]));
	});

	it('asks as often as the most patient of the items wants', async () => {
		const pollIntervalSeconds = '={{ $json.number * 10 + 5 }}';
		await poll(3, () => [0, 1, 2].forEach(complete), { pollIntervalSeconds });
		expect(new Set(pauses)).toEqual(new Set([25_000]));
	});

	it('is what all items do when one of them wants it, as often as that one says', async () => {
		const waitMode = '={{ $json.number === 1 ? "polling" : "callback" }}';
		await poll(2, () => [0, 1].forEach(complete), { waitMode });
		expect(new Set(pauses)).toEqual(new Set([7000]));
	});

	it('puts failed jobs out, as callbacks would', async () => {
		const { json } = await poll(1, () => {
			Object.assign(scenario.job(0), { video_status: 4, error_code: 1018 });
		});
		expect(json('After')).toMatchObject([
			{ status: 'failed', error_code: 1018, all_completed: false, timed_out: false },
		]);
	});

	it('does not begin when no item could be created', async () => {
		scenario.akool.fault({ kind: 'create', code: 1203 });
		const settings = { onError: 'continueRegularOutput' as const };
		const { result } = await scenario.start(2, POLLING, { settings });
		expect(result.json('After')).toHaveLength(2);
		expect([pauses, scenario.count('info')]).toEqual([[], 0]);
	});

	it('is over when it has lasted as long as it may, with the status last seen', async () => {
		countPauses();
		const { status, json, asked } = await poll(
			2,
			(round) => {
				if (round === 1) complete(0);
				else scenario.job(1).video_status = 2;
			},
			{ maxWaitMinutes: 0.5 },
		);
		expect(status).toBe('success');
		expect(json('After')).toMatchObject([
			{ status: 'completed', all_completed: true, timed_out: false },
			{ status: 'processing', all_completed: false, timed_out: true },
		]);
		expect(asked.map((round) => round.length)).toEqual([2, 2, 1, 1]);
	});

	it('asks a last time when its time is up', async () => {
		countPauses();
		const { json } = await poll(1, (round) => round === 4 && complete(0), { maxWaitMinutes: 0.5 });
		expect(pauses.slice(0, -1)).toEqual([7000, 7000, 7000, 7000]);
		expect(pauses.at(-1)).toBeLessThanOrEqual(2000);
		expect(scenario.count('info')).toBe(5);
		expect(json('After')).toMatchObject([{ status: 'completed', timed_out: false }]);
	});

	it('asks at least once, though the interval is longer than it may last', async () => {
		const { json } = await poll(1, () => undefined, { maxWaitMinutes: 0.001 });
		expect(scenario.count('info')).toBe(1);
		expect(json('After')).toMatchObject([{ status: 'queueing', timed_out: true }]);
	});

	// Takes as long as the last look may take: 10 seconds.
	it('is over although Akool never answers, with what was known', async () => {
		scenario.akool.fault({ kind: 'info', hang: true });
		const { result } = await scenario.start(1, { ...POLLING, maxWaitMinutes: 0.001 });
		expect(result.json('After')).toMatchObject([{ status: 'queueing', timed_out: true }]);
	}, 60_000);

	it('is over in time although Akool is down, with what was known', async () => {
		countPauses();
		scenario.akool.fault({ kind: 'info', http: 502 });
		const { result } = await scenario.start(1, { ...POLLING, maxWaitMinutes: 0.5 });
		expect(result.error).toBeUndefined();
		expect(result.json('After')).toMatchObject([
			{ _id: scenario.job(0)._id, status: 'queueing', timed_out: true },
		]);
	});

	it('stops at once when the execution is cancelled, and asks no more', async () => {
		let cancel = () => {};
		const { asked, status, items } = await poll(
			2,
			(round) => round === 2 && cancel(),
			{},
			{
				onStarted: (stop) => (cancel = stop),
			},
		);
		expect([asked.length, status]).toEqual([2, 'canceled']);
		expect(items('After')).toEqual([]);
		expect(scenario.count('info')).toBe(4);
	});

	it('starts no request any more when it is cancelled in the middle of a round', async () => {
		const release = scenario.akool.fault({ kind: 'info', held: true });
		const onStarted = scenario.cancelAt('info', 25, release);
		const { result } = await scenario.start(60, POLLING, { onStarted });
		await scenario.nodeEnded();
		expect(result.items('After')).toEqual([]);
		expect(scenario.count('info')).toBe(25);
	});
});
