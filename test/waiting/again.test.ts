import { pauses } from '../engine/shortPauses';

import type { INode, INodeType } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { video } from '../engine/operations';
import type { WorkflowJson } from '../engine/runWorkflow';
import { RECEIVED, Scenario } from './scenario';
import { CREATE_AND_WAIT, WaitingExecution } from './waitingExecution';

const scenario = new Scenario();

/** Sends what it gets back to the loop's start the first time, and on the second time. */
const twice: INodeType = {
	description: {
		displayName: 'Twice',
		name: 'twice',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Twice' },
		inputs: ['main'],
		outputs: ['main', 'main'],
		properties: [],
	},
	async execute() {
		const isFirst = Number(this.getWorkflowDataProxy(0).$runIndex) === 0;
		const items = this.getInputData().map(() => ({ json: { url: video(isFirst ? 7 : 8) } }));
		return isFirst ? [items, []] : [[], items];
	},
};

function loop(): WorkflowJson {
	const json = structuredClone(CREATE_AND_WAIT);
	const node = {
		id: 'twice',
		name: 'Twice',
		type: 'test.twice',
		typeVersion: 1,
		position: [660, 0],
		parameters: {},
	};
	json.nodes.push(node as unknown as INode);
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	json.connections.Akool = { main: [to('Twice')] };
	json.connections.Twice = { main: [to('Akool'), to('After')] };
	return json;
}

describe('in a loop', () => {
	it('each iteration creates and waits anew', async () => {
		const execution = await scenario.start(1, {}, { nodeTypes: { 'test.twice': twice } }, loop());
		await scenario.finish(execution, scenario.job(0));
		expect([execution.status, scenario.akool.jobs.length]).toEqual(['waiting', 2]);
		expect(scenario.job(1).url).toBe(video(7));
		await scenario.finish(execution, scenario.job(1));
		expect([execution.status, execution.resumed]).toEqual(['success', 2]);
		const runs = execution.result.run.data.resultData.runData.Akool ?? [];
		expect(runs.map((run) => run.data?.main?.[0]?.[0]?.json._id)).toEqual(
			scenario.akool.jobs.map(({ _id }) => _id),
		);
	});

	it('a callback of an earlier iteration is received, and changes nothing', async () => {
		const execution = await scenario.start(1, {}, { nodeTypes: { 'test.twice': twice } }, loop());
		await scenario.finish(execution, scenario.job(0));
		const asked = scenario.count('info');
		const { _id } = scenario.job(0);
		expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
		expect([execution.status, execution.resumed]).toEqual(['waiting', 1]);
		expect(scenario.count('info')).toBe(asked);
		// It is no alarm: the job has come out of its own round.
		const about = `Akool received a callback about job ${_id}, `;
		const place = { workflowId: 'test-workflow', executionId: execution.id };
		expect(execution.logged.filter(([, line]) => String(line).startsWith(about))).toEqual([
			['info', `${about}which it has created before and does not wait for`, place],
		]);
	});

	it('a model that asks its tool again for a job that calls nobody back: it is polled', async () => {
		const json = loop();
		for (const node of json.nodes) {
			if (node.name === 'Akool') node.type = 'n8n-nodes-akool.akoolTool';
		}
		const execution = await scenario.start(
			1,
			{
				videoUrl: video(0),
				waitMode: "={{ $runIndex === 0 ? 'polling' : 'callback' }}",
				maxWaitMinutes: 0.001,
			},
			{ nodeTypes: { 'test.twice': twice, 'n8n-nodes-akool.akoolTool': new Akool() } },
			json,
		);
		expect([execution.status, scenario.akool.jobs.length]).toEqual(['success', 1]);
	});
});

describe('"Retry execution" after a failure', () => {
	/** The third of three items failed, so the execution did; then the user had it run again. */
	async function retried(beforeRetry: () => void, times = 1, settings: Partial<INode> = {}) {
		scenario.akool.fault({ kind: 'create', url: video(2), code: 1203, times });
		const failed = await scenario.start(3, {}, { settings });
		expect(failed.status).toBe('error');
		beforeRetry();
		const state = failed.load();
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		pauses.length = 0;
		return await WaitingExecution.start({
			credential: scenario.credential,
			runExecutionData: state,
		});
	}

	/** Akool finishes the jobs that there are, and what it creates from now on. */
	const finishAtAkool = () => {
		for (const job of scenario.akool.jobs) job.video_status = 3;
		scenario.akool.fault({
			kind: 'create',
			code: 1000,
			data: { _id: 'third', video_status: 3, language: 'fr' },
		});
	};

	function expectPolled({ status, result }: WaitingExecution): void {
		expect(status).toBe('success');
		expect(result.json('After')).toMatchObject([
			{ _id: scenario.job(0)._id, status: 'completed' },
			{ _id: scenario.job(1)._id, status: 'completed' },
			{ _id: 'third', status: 'completed' },
		]);
	}

	it('creates only what is missing, and polls, because the callbacks go elsewhere', async () => {
		const execution = await retried(finishAtAkool);
		expectPolled(execution);
		expect(scenario.count('create')).toBe(4);
		expect(pauses).toEqual([15_000]);
	});

	it('polls, too, when its first try fails and Retry On Fail has the second succeed', async () => {
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const execution = await retried(finishAtAkool, 3, settings);
		expectPolled(execution);
		expect(scenario.count('create')).toBe(2 + 3 + 1);
		expect(pauses).toContain(15_000);
	});
});

describe('Retry On Fail', () => {
	it('creates no job twice, and then waits', async () => {
		scenario.akool.fault({ kind: 'create', url: video(1), code: 1203, times: 1 });
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const execution = await scenario.start(3, {}, { settings });
		expect(execution.status).toBe('waiting');
		const urls = scenario.akool.jobs.map(({ url }) => url).sort();
		expect(urls).toEqual([video(0), video(1), video(2)]);
		for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
		expect(execution.result.json('After').map(({ status }) => status)).toEqual([
			'completed',
			'completed',
			'completed',
		]);
	});
});
