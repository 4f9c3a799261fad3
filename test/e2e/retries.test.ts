import { randomUUID } from 'crypto';
import type { INode } from 'n8n-workflow';

import { outputOf } from '../../tools/n8n/execution';
import type { Execution } from '../../tools/n8n/execution';
import { retryExecution } from '../../tools/n8n/retryExecution';
import type { SavedWorkflow, WorkflowDefinition } from '../../tools/n8n/types';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import translateOnRequest from '../workflows/e2e/translateOnRequest.json';
import { startWorld } from './world';
import type { World } from './world';

const TRANSLATE_ON_REQUEST = translateOnRequest as unknown as WorkflowDefinition;
const VIDEOS = [1, 2, 3].map((number) => `https://example.com/videos/${number}.mp4`);

describe('creating translations of three videos in real n8n, the second of which is refused', () => {
	let world: World;
	let workflow: SavedWorkflow;

	beforeAll(async () => {
		world = await startWorld();
	});

	afterEach(async () => {
		await world.n8n.deactivate(workflow.id);
		world.akool.reset();
	});

	afterAll(async () => await world.akool.close());

	const run = async (settings: Partial<INode> = {}): Promise<Execution> => {
		const path = randomUUID();
		const withRequest = withNode(
			withCredential(TRANSLATE_ON_REQUEST, world.credential),
			'Request',
			{
				webhookId: path,
				parameters: { path },
			},
		);
		workflow = await world.n8n.createWorkflow(
			withNode(withRequest, 'Create Translation', settings),
		);
		await world.n8n.activate(workflow.id);
		const response = await fetch(
			world.n8n.productionUrl({ webhookId: path }, '').replace(/\/$/, ''),
			{
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ videos: VIDEOS }),
			},
		);
		expect(response.status).toBe(200);
		const [execution] = await world.n8n.waitForExecutions(workflow.id, 1);
		if (execution === undefined) throw new Error('n8n lists no execution');
		return execution;
	};

	const refuseSecondVideo = (times: number) =>
		world.akool.fault({ kind: 'create', url: VIDEOS[1] as string, code: 1203, times });

	const jobsPaid = () => world.akool.jobs.map(({ url, language }) => `${url} ${language}`).sort();

	const everyJobOnce = VIDEOS.flatMap((url) => [`${url} de`, `${url} fr`]).sort();

	it('names the jobs that exist in the error of the execution', async () => {
		refuseSecondVideo(1);
		const execution = await run();
		const { error } = execution.data.resultData;
		expect(execution.status).toBe('error');
		expect(error?.message).toBe('The video has no audio track');
		for (const { _id } of world.akool.jobs) expect(error?.description).toContain(_id);
	});

	it('pays for every job once with Retry On Fail', async () => {
		refuseSecondVideo(2);
		const execution = await run({ retryOnFail: true, maxTries: 3, waitBetweenTries: 10 });
		expect(execution.status).toBe('success');
		expect(jobsPaid()).toEqual(everyJobOnce);
		expect(
			outputOf(execution, 'Create Translation')
				.map(({ _id }) => _id)
				.sort(),
		).toEqual(world.akool.jobs.map(({ _id }) => _id).sort());
	});

	it.each(['original', 'saved'] as const)(
		'pays for every job once when the execution is retried with the %s workflow',
		async (which) => {
			refuseSecondVideo(1);
			const failed = await run();
			expect(failed.status).toBe('error');
			const retried = await world.n8n.execution(await retryExecution(world.n8n, failed.id, which));
			expect(retried.status).toBe('success');
			expect(jobsPaid()).toEqual(everyJobOnce);
			expect(
				outputOf(retried, 'Create Translation')
					.map(({ _id }) => _id)
					.sort(),
			).toEqual(world.akool.jobs.map(({ _id }) => _id).sort());
		},
	);
});
