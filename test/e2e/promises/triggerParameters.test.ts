import type { INodeParameters } from 'n8n-workflow';

import { deliver } from '../../../tools/load/senders';
import { startOwnWorld } from '../faults/fault';
import { activateTrigger } from '../world';

type Case = [parameters: INodeParameters, knowsJob: boolean, answer: number, executions: number];

describe('Akool Trigger with parameters by expression', () => {
	it.concurrent.each<Case>([
		[{ events: '={{ "completed, failed" }}' }, true, 200, 1],
		[{ events: '={{ "Failed" }}' }, true, 200, 0],
		[{ events: '={{ "notcompleted" }}' }, true, 503, 0],
		[{ events: '={{ null }}' }, true, 503, 0],
		[{ options: { types: '={{ ({ lipsync: true }) }}' } }, true, 503, 0],
		[{ options: { includeVideoInfo: '={{ "true" }}' } }, true, 200, 1],
		[{ options: { includeVideoInfo: '={{ "true" }}' } }, false, 401, 0],
		[{ options: { includeVideoInfo: '={{ 1 }}' } }, false, 401, 0],
		[{ options: { includeVideoInfo: '={{ "yes" }}' } }, false, 503, 0],
		[{ options: { maxAgeSeconds: '={{ "soon" }}' } }, true, 503, 0],
	])(
		'%j, and a callback about a job that Akool knows (%p): answers %d, and starts %d executions',
		async (parameters, knowsJob, answer, executions) => {
			const world = await startOwnWorld({ stepMs: Infinity });
			const { n8n, akool } = world;
			const { workflow, url } = await activateTrigger(world, parameters);
			const _id = knowsJob ? akool.addJob({ video_status: 3 })._id : 'nobody';
			const callback = JSON.stringify(akool.signCallback({ _id, status: 3 }));
			expect((await deliver(url, callback)).status).toBe(answer);
			await n8n.waitForExecutions(workflow.id, executions);
			expect(await n8n.executions(workflow.id)).toHaveLength(executions);
			await n8n.deactivate(workflow.id);
		},
	);
});
