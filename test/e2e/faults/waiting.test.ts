import { sleep } from 'n8n-workflow';

import { outputOf } from '../../../tools/n8n/execution';
import {
	afterTheWait,
	asked,
	createWaiter,
	startWaiting,
	translationsOf,
	untilWaiting,
	withVideos,
} from '../waiter';
import {
	ANSWER_FAULTS,
	FAULTS,
	LONGER_THAN_A_CREDENTIAL_IS_KEPT,
	begin,
	runNode,
	startNode,
	startOwnWorld,
} from './fault';

const ONE_JOB = { targetLanguages: ['fr'] };

/** Creates that are sent at once may reach Akool in any order. */
const idsOf = (jobs: Array<{ _id?: unknown }>) => jobs.map(({ _id }) => String(_id));

it.concurrent.each(ANSWER_FAULTS)(
	'$name at the last look before the execution is put aside: it waits all the same, and ends with the callbacks',
	async (fault) => {
		const { requestOptions = {} } = fault;
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		const end = await begin(fault, world, 'info');
		const id = await startNode(world, [0, 1, 2], { operation: 'createAndWait', requestOptions });
		await untilWaiting(n8n, id);
		expect(asked(world, 'info')).toBe(fault.requests);
		await end();
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(afterTheWait(execution).items.flatMap(translationsOf).sort()).toEqual(
			akool.jobs.map(({ _id, language }) => [_id, language, 'completed']).sort(),
		);
		expect([asked(world, 'create'), akool.jobs.length]).toEqual([3, 6]);
	},
);

it.concurrent.each(FAULTS)(
	'$name when a callback shall be confirmed: the callback is not accepted, the execution goes on waiting, and the repeated callback ends it',
	async (fault) => {
		const world = await startOwnWorld(LONGER_THAN_A_CREDENTIAL_IS_KEPT);
		const { n8n, akool } = world;
		const { id } = await startWaiting(n8n, (await createWaiter(world, ONE_JOB, withVideos(1))).id);
		const end = await begin(fault, world, 'info');
		await akool.advance(String(akool.jobs[0]?._id), 3);
		// Of two that both give up after 30 seconds, either may be first.
		const refused = fault.rule?.hang ? [503, null] : [503];
		expect(refused).toContain(akool.callbacks[0]?.responseStatus);
		expect((await n8n.execution(id)).status).toBe('waiting');

		await end();
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(afterTheWait(execution)).toMatchObject({
			runs: 1,
			items: [{ _id: akool.jobs[0]?._id, status: 'completed', timed_out: false }],
		});
		await akool.settled();
		expect(akool.callbacks.at(-1)?.responseStatus).toBe(200);
		expect(asked(world, 'create')).toBe(1);
	},
);

describe('polling', () => {
	const polling = {
		...ONE_JOB,
		operation: 'createAndWait',
		waitMode: 'polling',
		pollIntervalSeconds: 1,
	};

	it.concurrent.each(ANSWER_FAULTS)('outlasts $name', async (fault) => {
		const { requestOptions = {} } = fault;
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		const end = await begin(fault, world, 'info');
		const id = await startNode(world, [0, 1], { ...polling, requestOptions });
		while (asked(world, 'info') < 6) await sleep(50);
		await end();
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		const { items } = afterTheWait(execution);
		const completed = { status: 'completed', timed_out: false };
		expect(items).toMatchObject([completed, completed]);
		expect(idsOf(items).sort()).toEqual(idsOf(akool.jobs).sort());
		expect(asked(world, 'create')).toBe(2);
	});

	it.concurrent.each(ANSWER_FAULTS)(
		'$name until the longest wait is over: goes on with each _id, by which the result is found later',
		async (fault) => {
			const { requestOptions = {} } = fault;
			const world = await startOwnWorld({ stepMs: Infinity });
			const { akool } = world;
			const end = await begin(fault, world, 'info');
			const parameters = { ...polling, requestOptions, maxWaitMinutes: 0.05 };
			const execution = await runNode(world, [0, 1], parameters);
			expect(execution.status).toBe('success');
			const items = outputOf(execution, 'After');
			const waited = { status: 'queueing', timed_out: true };
			expect(items).toMatchObject([waited, waited]);
			expect(idsOf(items).sort()).toEqual(idsOf(akool.jobs).sort());

			await end();
			for (const { _id } of akool.jobs) await akool.advance(_id, 3);
			const later = await runNode(world, idsOf(items), {
				operation: 'getVideoInfo',
				videoModelId: '={{ $json.number }}',
			});
			expect(outputOf(later, 'After').map(({ status }) => status)).toEqual([
				'completed',
				'completed',
			]);
			expect(asked(world, 'create')).toBe(2);
		},
	);
});
