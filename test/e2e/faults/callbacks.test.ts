import { whenATranslationIsReady } from '../../../tools/demo/workflows';
import { outputOf } from '../../../tools/n8n/execution';
import { withNode } from '../../../tools/n8n/workflowFile';
import { activateTrigger } from '../world';
import {
	FAULTS,
	LONGER_THAN_A_CREDENTIAL_IS_KEPT,
	begin,
	complaintOf,
	retry,
	startOwnWorld,
} from './fault';

it.concurrent.each(FAULTS)(
	'$name when a callback shall be confirmed: it is not accepted and starts nothing; the repeated one starts one execution',
	async (fault) => {
		const world = await startOwnWorld(LONGER_THAN_A_CREDENTIAL_IS_KEPT);
		const { n8n, akool } = world;
		const { workflow, url } = await activateTrigger(world, { options: { includeVideoInfo: true } });
		const { _id } = akool.addJob({ video_status: 2, webhookUrl: url });
		const end = await begin(fault, world, 'info');
		await akool.advance(_id, 3);
		// Of two that both give up after 30 seconds, either may be first.
		const refused = fault.rule?.hang ? [503, null] : [503];
		expect(refused).toContain(akool.callbacks[0]?.responseStatus);
		expect(await n8n.executions(workflow.id)).toEqual([]);

		await end();
		await akool.settled();
		expect(akool.callbacks.at(-1)?.responseStatus).toBe(200);
		const executions = await n8n.waitForExecutions(workflow.id, 1);
		expect(executions).toHaveLength(1);
		expect(executions.flatMap((execution) => outputOf(execution, 'Akool Trigger'))).toMatchObject([
			{ _id, status: 'completed', info: { _id, status: 'completed' } },
		]);
		await n8n.deactivate(workflow.id);
	},
);

it.concurrent.each(FAULTS)(
	'$name after a callback: the execution fails at Get Video Info, keeps what the callback said, and Retry goes on from there',
	async (fault) => {
		const { requestOptions = {}, message, detail } = fault;
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		const { workflow, url } = await activateTrigger(
			world,
			{},
			withNode(whenATranslationIsReady, 'Get Video Info', { parameters: { requestOptions } }),
		);
		const { _id } = akool.addJob({ video_status: 2, webhookUrl: url });
		const end = await begin(fault, world, 'info');
		await akool.advance(_id, 3);
		expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200]);
		const [failed] = await n8n.waitForExecutions(workflow.id, 1);
		if (failed === undefined) throw new Error('n8n lists no execution');
		expect(complaintOf(failed)).toEqual({
			status: 'error',
			message,
			description: expect.stringContaining(detail),
		});
		expect(outputOf(failed, 'Akool Trigger')).toMatchObject([{ _id, status: 'completed' }]);

		await end();
		const retried = await retry(world, failed);
		expect(retried.status).toBe('success');
		expect(outputOf(retried, 'Get Video Info')).toMatchObject([{ _id, status: 'completed' }]);
		await n8n.deactivate(workflow.id);
	},
);
