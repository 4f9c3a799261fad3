import { sleep } from 'n8n-workflow';

import { sharedLog } from '../../../tools/e2e/sharedN8n';
import type { WorkflowDefinition } from '../../../tools/n8n/types';
import { withCredential } from '../../../tools/n8n/workflowFile';
import { startOwnWorld } from '../faults/fault';
import {
	TRANSLATE_AND_WAIT,
	WAITER,
	afterTheWait,
	createWaiter,
	startWaiting,
	translationsOf,
	untilWaiting,
	withVideos,
} from '../waiter';

/** The workflow with another name of the node that waits. */
function withName(name: string, definition = TRANSLATE_AND_WAIT): WorkflowDefinition {
	const quoted = (text: string) => JSON.stringify(text);
	const text = JSON.stringify(definition).replaceAll(quoted(WAITER), quoted(name));
	return JSON.parse(text) as WorkflowDefinition;
}

it('a callback about a job that nobody here has created is named in the log of n8n, and the wait goes on', async () => {
	const world = await startOwnWorld({ stepMs: Infinity });
	const { n8n, akool } = world;
	const workflow = await createWaiter(world, { targetLanguages: ['fr'] }, withVideos(1));
	const { id } = await startWaiting(n8n, workflow.id);
	const [own] = akool.jobs;
	const stranger = akool.addJob({ webhookUrl: String(own?.webhookUrl) });
	await akool.advance(stranger._id, 3);
	expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200]);
	const line = `received a callback about job ${stranger._id}, which it has not created in this execution`;
	while (!(await sharedLog()).includes(line)) await sleep(50);
	await untilWaiting(n8n, id);

	await akool.advance(String(own?._id), 3);
	const { items } = afterTheWait(await n8n.waitForExecution(id));
	expect(items).toMatchObject([{ _id: own?._id, status: 'completed' }]);
});

it.each(['Odd }} name', "{{ it's }}", '$("x") \\ `y`'])(
	'a node that is called %s waits, and goes on with its jobs',
	async (name) => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		const definition = withName(name, withVideos(1));
		const workflow = await n8n.createWorkflow(withCredential(definition, world.credential));
		const { id } = await startWaiting(n8n, workflow.id);
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(afterTheWait(execution).items.flatMap(translationsOf)).toEqual(
			akool.jobs.map(({ _id, language }) => [_id, language, 'completed']),
		);
	},
);
