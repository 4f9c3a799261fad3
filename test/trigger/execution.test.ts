import { createRunExecutionData } from 'n8n-workflow';

import { startSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { runWorkflow } from '../engine/runWorkflow';
import { COMPLETED } from '../callback/vectors';
import { listen, workflowWith } from './listener';

describe('the execution that a callback starts', () => {
	it('is not told the token of a link to a file of n8n, which would open it', async () => {
		const simulator = await startSimulator();
		const link = 'https://n8n.example/rest/binary-data/signed?token=abc.def.ghi&name=x.mp4';
		const told = { target_video: link, more: { links: [link] } };
		const { executions } = await listen({ credential: credentialFor(simulator) }).post(
			simulator.signCallback({ _id: 'a', status: 3, ...told }),
		);
		await simulator.close();
		const concealed = link.replace('abc.def.ghi', '…');
		expect(executions[0]?.[0]?.json).toMatchObject({
			target_video: concealed,
			more: { links: [concealed] },
		});
	});

	it('puts out the item of the callback, paired as n8n pairs items', async () => {
		const { executions } = await listen(COMPLETED).post(COMPLETED.body);
		const workflow = workflowWith();
		const [node] = workflow.nodes;
		if (node === undefined) throw new Error('The workflow has no trigger');
		const runExecutionData = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node, data: { main: executions }, source: null }],
			},
		});
		const result = await runWorkflow(workflow, { runExecutionData });
		expect(result.error).toBeUndefined();
		expect(result.items('Akool Trigger')).toEqual([
			{ json: executions[0]?.[0]?.json, pairedItem: { item: 0 } },
		]);
	});
});
