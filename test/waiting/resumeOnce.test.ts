import '../engine/shortPauses';

import type { INodeType } from 'n8n-workflow';

import type { Job } from '../../tools/simulator';
import { Storing } from '../../nodes/Akool/callback/storing';
import { OpenWait, openWait } from '../../nodes/Akool/waiting/openWaits';
import { HttpCall } from '../engine/webhookCall';
import { RECEIVED, Scenario } from './scenario';
import type { WaitingExecution } from './waitingExecution';

const scenario = new Scenario();

/** All jobs end at the same moment, and so do all their callbacks come. */
async function finishAtOnce(execution: WaitingExecution, jobs: Job[]) {
	for (const job of jobs) Object.assign(job, { video_status: 3, progress: 100 });
	return await Promise.all(jobs.map(async (job) => await scenario.finish(execution, job)));
}

describe('callbacks that come at once', () => {
	it('50 of 50 jobs: all are received, and the workflow goes on once', async () => {
		const execution = await scenario.start(25, { targetLanguages: ['fr', 'de'] });
		const answers = await finishAtOnce(execution, [...scenario.akool.jobs]);
		expect(answers).toEqual(Array.from({ length: 50 }, () => RECEIVED));
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		expect(execution.result.json('After')).toHaveLength(25);
		expect(execution.result.run.data.resultData.runData.After).toHaveLength(1);
	});

	it('20 times the same one: all are received, and the workflow goes on once', async () => {
		const execution = await scenario.start(1);
		const [job] = scenario.akool.jobs;
		const answers = await finishAtOnce(
			execution,
			Array.from({ length: 20 }, () => job as Job),
		);
		expect(answers).toEqual(Array.from({ length: 20 }, () => RECEIVED));
		expect(execution.resumed).toBe(1);
		expect(scenario.count('info')).toBe(2);
	});

	it('of two executions do not hinder each other', async () => {
		const first = await scenario.start(1);
		const second = await scenario.start(1);
		await Promise.all([
			scenario.finish(first, scenario.job(0)),
			scenario.finish(second, scenario.job(1)),
		]);
		expect([first.status, second.status]).toEqual(['success', 'success']);
	});
});

describe.each([
	['in the order of creation', (jobs: Job[]) => jobs],
	['in reverse order', (jobs: Job[]) => [...jobs].reverse()],
	['the even ones first', (jobs: Job[]) => [...jobs].sort((a, b) => parity(a) - parity(b))],
])('20 jobs that finish one after the other, %s', (_name, inOrder) => {
	it('cost at most 2 requests each beside the creation', async () => {
		const execution = await scenario.start(10, { targetLanguages: ['fr', 'de'] });
		for (const job of inOrder([...scenario.akool.jobs])) await scenario.finish(execution, job);
		expect(execution.status).toBe('success');
		expect(scenario.count('create')).toBe(10);
		expect(scenario.count('info')).toBeLessThanOrEqual(2 * 20 + 1);
	});
});

function parity({ call, position }: Job): number {
	return ((call ?? 0) + position) % 2;
}

describe('while n8n stores that the wait is over', () => {
	/** Lets n8n fail at the first attempts to store it. */
	function failing(execution: WaitingExecution, times: number) {
		let left = times;
		execution.store = async () =>
			await (left-- > 0 ? Promise.reject(new Error('the database is locked')) : undefined);
	}

	it.each(['n8n 1', 'n8n 2'] as const)(
		'nothing is over before: what n8n could not store is ended by the next callback (%s)',
		async (line) => {
			const execution = await scenario.start(1);
			execution.line = line;
			failing(execution, 1);
			expect((await scenario.finish(execution, scenario.job(0))).status).toBe(500);
			expect([execution.status, execution.resumed]).toEqual(['waiting', 0]);
			expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
			expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		},
	);

	it('other callbacks wait; when the first was lost, one of them ends the wait', async () => {
		const execution = await scenario.start(3);
		failing(execution, 1);
		const answers = await finishAtOnce(execution, [...scenario.akool.jobs]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 500]);
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
	});
});

describe('after a restart of n8n in the middle', () => {
	it('the remaining callbacks end the wait', async () => {
		const execution = await scenario.start(4);
		await scenario.finish(execution, scenario.job(0));
		await scenario.finish(execution, scenario.job(3));
		const restarted = await afterRestart();
		await scenario.finish(execution, scenario.job(2), 3, restarted);
		expect(execution.status).toBe('waiting');
		await scenario.finish(execution, scenario.job(1), 3, restarted);
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		expect(execution.result.json('After').map(({ status }) => status)).toEqual(
			Array.from({ length: 4 }, () => 'completed'),
		);
	});
});

/** The node as a freshly started n8n has it: nothing is in its memory. */
async function afterRestart(): Promise<INodeType> {
	let fresh: INodeType | undefined;
	await jest.isolateModulesAsync(async () => {
		const { Akool } = await import('../../nodes/Akool/Akool.node');
		fresh = new Akool();
	});
	if (fresh === undefined) throw new Error('The node was not loaded');
	return fresh;
}

describe('the memory of waits', () => {
	it('keeps the latest 1000, so that it does not grow without end', () => {
		const used = openWait('used');
		const oldest = openWait('oldest');
		for (let index = 0; index < 998; index++) openWait(`wait ${index}`);
		expect(openWait('used')).toBe(used);
		openWait('one more');
		expect(openWait('used')).toBe(used);
		expect(openWait('oldest')).not.toBe(oldest);
	});

	it('forgets what no callback has reached for an hour, because it may be over', () => {
		const start = Date.now();
		const now = jest.spyOn(Date, 'now');
		now.mockReturnValue(start);
		const old = openWait('old');
		now.mockReturnValue(start + 3_600_000);
		const young = openWait('young');
		expect(openWait('young')).toBe(young);
		expect(openWait('old')).not.toBe(old);
		now.mockRestore();
	});

	it('forgets it also when no other one opens', async () => {
		const looks: AbortController[] = [];
		jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
			looks.push(new AbortController());
			return (looks.at(-1) as AbortController).signal;
		});
		const start = Date.now();
		const now = jest.spyOn(Date, 'now').mockReturnValue(start);
		await jest.isolateModulesAsync(async () => {
			const fresh = await import('../../nodes/Akool/waiting/openWaits');
			const left = fresh.openWait('left');
			now.mockReturnValue(start + 1_800_000);
			const used = fresh.openWait('used');
			now.mockReturnValue(start + 3_600_000);
			looks[0]?.abort();
			expect(fresh.openWait('used')).toBe(used);
			expect(fresh.openWait('left')).not.toBe(left);
			now.mockReturnValue(start + 2 * 3_600_000);
			looks[1]?.abort();
			expect(looks).toHaveLength(2);
			expect(fresh.openWait('used')).not.toBe(used);
			expect(looks).toHaveLength(3);
		});
		jest.restoreAllMocks();
	});

	it('keeps no job of a wait that is over', () => {
		const wait = openWait('with jobs');
		wait.finalJobs.set('a', { video_status: 3 });
		const onStored = wait.end(new Storing(new HttpCall({} as never, {})));
		expect([wait.isOver, wait.finalJobs.size]).toEqual([false, 1]);
		onStored();
		expect([wait.isOver, wait.finalJobs.size]).toEqual([true, 0]);
	});

	it('handles one callback after the other, also when one fails', async () => {
		const wait = new OpenWait();
		const unused = () => 0;
		const order: string[] = [];
		const failing = wait.exclusively(
			async () => {
				order.push('first begins');
				await Promise.resolve();
				order.push('first fails');
				throw new Error('an outage');
			},
			unused,
			unused,
		);
		const next = wait.exclusively(async () => order.push('second begins'), unused, unused);
		await expect(failing).rejects.toThrow('an outage');
		await next;
		expect(order).toEqual(['first begins', 'first fails', 'second begins']);
	});
});
