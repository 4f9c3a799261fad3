import { outputOf } from '../../../tools/n8n/execution';
import { nodeNamed } from '../../../tools/n8n/workflowFile';
import { startReceiver, type Receiver } from '../../../tools/simulator';
import { untilWaiting } from '../waiter';
import { startWorld, type World } from '../world';
import { filledExample, importExample, type FilledIn } from './example';

const VIDEO = 'https://videos.example/holiday.mp4';

let world: World;
let messages: Receiver;

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
	messages = await startReceiver();
});

afterEach(async () => await Promise.all([world.akool.close(), messages.close()]));

const texts = () => messages.calls.map(({ body }) => (body as { text: string }).text);

const start = async (file: string, settings: FilledIn[string] = {}, trigger = 'Start') => {
	const common = { videoUrl: VIDEO, alertUrl: messages.url };
	const { id } = await importExample(world.n8n, file, [world.credential], {
		Settings: { ...common, ...settings },
	});
	return await world.n8n.runManually(id, trigger);
};

const ended = async (id: string) => {
	const execution = await world.n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
};

describe('create-and-wait-with-alert', () => {
	const FILE = 'create-and-wait-with-alert.json';

	it('goes on without an alert when all languages are completed', async () => {
		const { n8n, akool } = world;
		const id = await start(FILE);
		await untilWaiting(n8n, id);
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		expect(outputOf(await ended(id), 'Go On Here')).toMatchObject([{ all_completed: true }]);
		expect(akool.jobs.map(({ language }) => language)).toEqual(['fr', 'de']);
		expect(texts()).toEqual([]);
	});

	it('tells which language failed, and why', async () => {
		const { n8n, akool } = world;
		const id = await start(FILE);
		await untilWaiting(n8n, id);
		const [french, german] = akool.jobs;
		await akool.advance(String(french?._id), 3);
		await akool.advance(String(german?._id), 4, { error_reason: 'The voice is too quiet' });
		expect(outputOf(await ended(id), 'Go On Here')).toEqual([]);
		expect(texts()).toEqual([
			`Not completed: de (The voice is too quiet, job ${german?._id}). To try again, run it with these languages only: the others are completed, and would be paid for anew.`,
		]);
	});

	it('tells what to do when time runs out before all are completed', async () => {
		const { n8n, akool } = world;
		const file = filledExample(FILE, [world.credential], {
			Settings: { videoUrl: VIDEO, alertUrl: messages.url },
		});
		nodeNamed(file, 'Translate and Wait').parameters.maxWaitMinutes = 0.2;
		const id = await n8n.runManually((await n8n.createWorkflow(file)).id, 'Start');
		await untilWaiting(n8n, id);
		// n8n looks once a minute whether the time is up.
		await n8n.waitForExecution(id, undefined, 120_000);
		const [french, german] = akool.jobs.map(({ _id }) => _id);
		expect(texts()).toEqual([
			`Not completed: fr (queueing, job ${french}), de (queueing, job ${german}). Max Wait is over: ask Get Video Info how these jobs stand before you run anything again. They go on, and are paid for.`,
		]);
	}, 240_000);

	it('tells that nothing was created, and why', async () => {
		world.akool.fault({ kind: 'create', code: 1203 });
		const execution = await ended(await start(FILE));
		expect(outputOf(execution, 'Go On Here')).toEqual([]);
		expect(texts()).toEqual([
			expect.stringMatching(/^Create failed: The video has no audio track\. .*code 1203/),
		]);
		expect(world.akool.jobs).toEqual([]);
	});

	it('tells that a translation may exist when its answer never came', async () => {
		world.akool.fault({ kind: 'create', cut: true });
		await ended(await start(FILE));
		expect(texts()).toEqual([
			expect.stringMatching(
				/^Create failed: .*may or may not have been created\. .*Look for it in your Akool account/,
			),
		]);
	});
});

describe('credit-guard', () => {
	const FILE = 'credit-guard.json';

	it('creates the translation when there is just enough credit', async () => {
		world.akool.credit = 100;
		await ended(await start(FILE));
		expect(world.akool.jobs.map(({ url, language }) => [url, language])).toEqual([
			[VIDEO, 'fr'],
			[VIDEO, 'de'],
		]);
		expect(texts()).toEqual([]);
	});

	it('creates nothing and sends an alert when there is less', async () => {
		world.akool.credit = 99;
		await ended(await start(FILE));
		expect(world.akool.requests.filter(({ kind }) => kind === 'create')).toEqual([]);
		expect(texts()).toEqual(['Only 99 credits are left: no translation was created.']);
	});
});
