import { outputOf } from '../../tools/n8n/execution';
import type { Execution } from '../../tools/n8n/execution';
import { activateTrigger, createTranslator, startWorld } from './world';
import type { ActiveTrigger, World } from './world';

const VIDEO = 'https://example.com/product-tour.mp4';

describe('a video is translated into two languages, and each result starts a workflow', () => {
	let world: World;
	let trigger: ActiveTrigger;
	let created: Execution;
	let ready: Execution[];

	beforeAll(async () => {
		world = await startWorld({ stepMs: 300 });
		const { n8n, akool } = world;
		trigger = await activateTrigger(world);
		const translator = await createTranslator(world, { webhookUrl: trigger.url });
		created = await n8n.waitForExecution(await n8n.runManually(translator.id, 'Start'));
		await n8n.waitForExecutions(trigger.workflow.id, 2);
		await akool.settled();
		ready = await n8n.executions(trigger.workflow.id);
	});

	afterAll(async () => {
		await world.n8n.deactivate(trigger.workflow.id);
		await world.akool.close();
	});

	it('runs without an error', () => {
		expect(created.data.resultData.error).toBeUndefined();
		expect(created.status).toBe('success');
	});

	it('List Languages puts out one item per language, with the fields of Akool', async () => {
		const response = await fetch(`${world.akool.url}/api/open/v3/language/list`, {
			headers: { 'x-api-key': world.akool.credential.apiKey },
		});
		const { data } = (await response.json()) as { data: { lang_list: object[] } };
		expect(outputOf(created, 'List Languages')).toEqual(data.lang_list);
		expect(data.lang_list.length).toBeGreaterThan(2);
	});

	it('Create Translation asks once, for both languages, with what was filled in only', () => {
		const creates = world.akool.requests.filter(({ kind }) => kind === 'create');
		expect(creates).toHaveLength(1);
		expect(creates[0]?.body).toEqual({
			url: VIDEO,
			language: 'fr,ja',
			source_language: 'DEFAULT',
			lipsync: true,
			webhookUrl: trigger.url,
		});
		expect(creates[0]?.headers).toMatchObject({ 'x-api-key': world.akool.credential.apiKey });
		expect(creates[0]?.headers).not.toHaveProperty('authorization');
	});

	it('Create Translation puts out one job item per language, paired with its input', () => {
		const items = created.data.resultData.runData['Create Translation']?.[0]?.data?.main?.[0];
		expect(items).toEqual(
			['fr', 'ja'].map((language, index) => {
				const job = world.akool.jobs[index];
				const createdAt = job?.create_time ?? 0;
				return {
					json: {
						_id: job?._id,
						status: 'queueing',
						video_status: 1,
						language,
						source_language: 'DEFAULT',
						lipsync: true,
						result_url: null,
						subtitles_url: null,
						progress: null,
						credits: 10,
						created_at: new Date(createdAt).toISOString(),
						available_until: new Date(createdAt + 7 * 24 * 3_600_000).toISOString(),
						error_code: null,
						error_reason: null,
					},
					pairedItem: { item: 0 },
				};
			}),
		);
	});

	it('n8n takes every callback at the first attempt', () => {
		expect(
			world.akool.callbacks.map(({ status, responseStatus }) => [status, responseStatus]).sort(),
		).toEqual([
			[2, 200],
			[2, 200],
			[3, 200],
			[3, 200],
		]);
	});

	it('only the two completed ones start an execution, once each', () => {
		expect(ready.map(({ status }) => status)).toEqual(['success', 'success']);
		const ids = ready.flatMap((execution) => outputOf(execution, 'Akool Trigger'));
		expect(ids.map(({ _id }) => _id).sort()).toEqual(world.akool.jobs.map(({ _id }) => _id).sort());
	});

	it('Akool Trigger puts out what the callback says', () => {
		for (const execution of ready) {
			const [item] = outputOf(execution, 'Akool Trigger');
			expect(item).toMatchObject({
				_id: expect.any(String),
				type: 'video translate',
				video_status: 3,
				status: 'completed',
				url: `${world.akool.url}/media/${String(item?._id)}-lipsync.mp4`,
			});
		}
	});

	it('Get Video Info puts out the completed job with its result', () => {
		for (const execution of ready) {
			const [callback] = outputOf(execution, 'Akool Trigger');
			const infos = outputOf(execution, 'Get Video Info');
			expect(infos).toHaveLength(1);
			expect(infos[0]).toMatchObject({
				_id: callback?._id,
				status: 'completed',
				video_status: 3,
				lipsync: null,
				result_url: callback?.url,
				progress: 100,
				credits: 10,
				error_code: null,
				error_reason: null,
			});
		}
	});
});
