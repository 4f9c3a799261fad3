import { sleep } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { N8nClient } from '../../../tools/n8n/client';
import { outputOf } from '../../../tools/n8n/execution';
import { retryExecution } from '../../../tools/n8n/retryExecution';
import { withCredential } from '../../../tools/n8n/workflowFile';
import { startSimulator } from '../../../tools/simulator';
import {
	WAITER,
	type Place,
	afterTheWait,
	asked,
	executionCalledBack,
	translationsOf,
	untilWaiting,
} from '../waiter';
import { activateTrigger } from '../world';
import { runNode } from './fault';
import { KILLED, PROGRESS_SAVED, type Moment } from './moments';

// Two starts of n8n, on a machine that may be slow.
jest.setTimeout(180_000);

interface Scene extends Place {
	executionId: string;
	/** The workflow that the jobs' callbacks start. */
	triggerId: string;
}

let alone: PrivateN8n;
const scenes = new Map<Moment, Scene>();

function sceneOf(moment: Moment): Scene {
	const scene = scenes.get(moment);
	if (scene === undefined) throw new Error(`Nothing was started for "${moment.name}"`);
	return { ...scene, n8n: N8nClient.resume(alone.n8n.key) };
}

async function startScene(moment: Moment): Promise<Scene> {
	const { n8n } = alone;
	const akool = await startSimulator({
		stepMs: Infinity,
		callbackRetryMs: 1000,
		// However long n8n takes to start again.
		callbackTries: Infinity,
	});
	const credential = await n8n.createCredential(akoolCredential(akool));
	const place = { n8n, akool, credential };
	const trigger = moment.callsTrigger ? await activateTrigger(place) : undefined;
	akool.fault({ kind: moment.kind, hang: true, createsJob: moment.createsJob });
	const workflow = withCredential(moment.workflow(akool, trigger?.url ?? ''), credential);
	const { id } = await n8n.createWorkflow(workflow);
	const executionId = await n8n.runManually(id, 'Start');
	while (asked(place, moment.kind) === 0) await sleep(50);
	return { ...place, executionId, triggerId: trigger?.workflow.id ?? '' };
}

beforeAll(async () => {
	alone = await startPrivateN8n('killed');
	for (const moment of [...KILLED, ...Object.values(PROGRESS_SAVED)]) {
		scenes.set(moment, await startScene(moment));
	}
	await alone.server.stop('SIGKILL');
	for (const { akool } of scenes.values()) akool.clearFaults();
	for (const moment of KILLED.filter(({ callsTrigger }) => callsTrigger)) {
		// Nobody is there to hear this one: Akool repeats it.
		const { akool } = sceneOf(moment);
		await akool.advance(String(akool.jobs[0]?._id), 3);
		expect(akool.callbacks.at(-1)?.responseStatus).toBeNull();
	}
	await alone.server.start();
	// What n8n sends again by itself it sends at its start, before what is asked of it then.
	const akool = await startSimulator({ stepMs: Infinity });
	const n8n = N8nClient.resume(alone.n8n.key);
	const credential = await n8n.createCredential(akoolCredential(akool));
	const later = await runNode({ n8n, akool, credential }, [1], {
		operation: 'createTranslation',
	});
	expect([later.status, akool.jobs.length]).toEqual(['success', 2]);
	await akool.close();
});

afterAll(async () => {
	await Promise.all([...scenes.values()].map(async ({ akool }) => await akool.close()));
	await alone.end();
});

describe.each(KILLED)('n8n is killed $name', (moment) => {
	it('shows the execution as crashed, and at which node', async () => {
		const { n8n, executionId } = sceneOf(moment);
		const { status, data } = await n8n.execution(executionId);
		expect(status).toBe('crashed');
		expect(data.resultData.lastNodeExecuted).toBe(moment.node);
		expect(data.resultData.error?.message).toBe(
			'Workflow did not finish, possible out-of-memory issue',
		);
		expect(data.resultData.runData[moment.node]?.[0]?.error?.message).toBe(
			'Execution stopped at this node',
		);
	});

	it('sends nothing again by itself, and n8n refuses Retry', async () => {
		const scene = sceneOf(moment);
		await expect(retryExecution(scene.n8n, scene.executionId, 'original')).rejects.toThrow(
			'The execution was aborted before starting, so it cannot be retried',
		);
		expect([asked(scene, 'create'), scene.akool.jobs.length]).toEqual([
			moment.creates,
			moment.jobs,
		]);
	});

	it('keeps no _id in the execution; the log of n8n has those that Akool had answered', async () => {
		const { n8n, akool, executionId } = sceneOf(moment);
		const kept = JSON.stringify((await n8n.execution(executionId)).data);
		const log = alone.server.logs();
		for (const { _id } of akool.jobs) {
			expect(kept).not.toContain(_id);
			expect(log.includes(`Akool created job ${_id}`)).toBe(moment.isLogged);
		}
	});
});

describe('jobs that exist after the kill', () => {
	it.each(KILLED.filter(({ jobs }) => jobs > 0))(
		'$name: can be looked up by the _id of the log or of the account',
		async (moment) => {
			const scene = sceneOf(moment);
			const ids = scene.akool.jobs.map(({ _id }) => _id);
			const execution = await runNode(scene, ids, {
				operation: 'getVideoInfo',
				videoModelId: '={{ $json.number }}',
			});
			expect(outputOf(execution, 'After').map(({ _id }) => _id)).toEqual(ids);
		},
	);

	it.each(KILLED.filter(({ callsTrigger }) => callsTrigger))(
		'$name: their callbacks start the workflow of Akool Trigger, also one sent while n8n was down',
		async (moment) => {
			const { n8n, akool, triggerId } = sceneOf(moment);
			const [first, second] = akool.jobs.map(({ _id }) => _id);
			await akool.advance(String(second), 3);
			await akool.settled();
			const statuses = akool.callbacks.map(({ responseStatus }) => responseStatus);
			expect(statuses.filter((status) => status === 200)).toHaveLength(2);
			const executions = await n8n.waitForExecutions(triggerId, 2);
			const ids = executions.flatMap((execution) => outputOf(execution, 'Akool Trigger'));
			expect(ids.map(({ _id }) => _id).sort()).toEqual([first, second].sort());
		},
	);
});

it('a crashed Create and Wait takes no callback any more', async () => {
	const moment = KILLED.find(({ name }) => name.includes('put aside'));
	if (moment === undefined) throw new Error('No such moment');
	const { n8n, akool, executionId } = sceneOf(moment);
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	const statuses = new Set(akool.callbacks.map(({ responseStatus }) => responseStatus));
	expect([...statuses]).toEqual([409]);
	expect((await n8n.execution(executionId)).status).toBe('crashed');
});

describe('with "Save execution progress" in the settings of the workflow', () => {
	it('killed at the next node: the _id is kept, and Retry goes on there without another create', async () => {
		const scene = sceneOf(PROGRESS_SAVED.atTheNextNode);
		const { n8n, akool, executionId } = scene;
		const crashed = await n8n.execution(executionId);
		expect(crashed.status).toBe('crashed');
		const ids = akool.jobs.map(({ _id }) => _id);
		expect(outputOf(crashed, WAITER).map(({ _id }) => _id)).toEqual(ids);
		const again = await retryExecution(n8n, executionId, 'original');
		const retried = await n8n.waitForExecution(again);
		expect(retried.status).toBe('success');
		expect(outputOf(retried, 'After').map(({ _id }) => _id)).toEqual(ids);
		expect([asked(scene, 'create'), akool.jobs.length]).toEqual([1, 2]);
	});

	it('killed before it is put aside: Retry, which only the user presses, creates and pays anew', async () => {
		const scene = sceneOf(PROGRESS_SAVED.beforePutAside);
		const { n8n, akool, executionId } = scene;
		expect((await n8n.execution(executionId)).status).toBe('crashed');
		expect([asked(scene, 'create'), akool.jobs.length]).toEqual([1, 2]);
		await retryExecution(n8n, executionId, 'original');
		const again = executionCalledBack(akool);
		await untilWaiting(n8n, again);
		expect([asked(scene, 'create'), akool.jobs.length]).toEqual([2, 4]);
		const added = akool.jobs.slice(2);
		for (const { _id } of added) await akool.advance(_id, 3);
		const execution = await n8n.waitForExecution(again);
		expect(afterTheWait(execution).items.flatMap(translationsOf)).toEqual(
			added.map(({ _id, language }) => [_id, language, 'completed']),
		);
	});
});
