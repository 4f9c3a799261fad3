import { createRunExecutionData } from 'n8n-workflow';

import { runWorkflow } from '../engine/runWorkflow';
import { COMPLETED } from '../callback/vectors';
import { listen, workflowWith } from './listener';

describe('the execution that a callback starts', () => {
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
