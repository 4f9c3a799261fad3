import '../engine/shortPauses';

import type { INodeType } from 'n8n-workflow';

import type { Job } from '../../tools/simulator';
import { OpenWait, openWait } from '../../nodes/Akool/waiting/openWaits';
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

	it('handles one callback after the other, also when one fails', async () => {
		const wait = new OpenWait();
		const order: string[] = [];
		const failing = wait.exclusively(async () => {
			order.push('first begins');
			await Promise.resolve();
			order.push('first fails');
			throw new Error('an outage');
		});
		const next = wait.exclusively(async () => order.push('second begins'));
		await expect(failing).rejects.toThrow('an outage');
		await next;
		expect(order).toEqual(['first begins', 'first fails', 'second begins']);
	});
});
