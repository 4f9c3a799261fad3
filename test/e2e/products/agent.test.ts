import { startModel } from '../../../tools/model';
import type { WorkflowDefinition } from '../../../tools/n8n/types';
import {
	ASK_THE_AGENT,
	ask,
	createAgent,
	finalAnswer,
	resultsOfCalls,
	type AgentWorld,
} from '../agent';
import { untilWaiting } from '../waiter';
import { startWorld } from '../world';

let world: AgentWorld;

beforeEach(async () => {
	world = { ...(await startWorld({ stepMs: Infinity })), model: await startModel() };
});

afterEach(async () => await Promise.all([world.akool.close(), world.model.close()]));

const byModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;

/** The workflow whose tools that create make a lip sync in place of a translation. */
const ASK_FOR_A_LIP_SYNC: WorkflowDefinition = {
	...ASK_THE_AGENT,
	nodes: ASK_THE_AGENT.nodes.map((node) => {
		const { operation } = node.parameters;
		if (operation !== 'createTranslation' && operation !== 'createAndWait') return node;
		const parameters = {
			...{ resource: 'lipSync', videoUrl: byModel('videoUrl'), audioUrl: byModel('audioUrl') },
			operation: operation === 'createTranslation' ? 'create' : operation,
		};
		return { ...node, parameters };
	}),
};

const URLS = {
	videoUrl: 'https://files.example/film.mp4',
	audioUrl: 'https://files.example/dub.mp3',
};

it('the model is offered a lip sync, and gets its job', async () => {
	const { akool, model } = world;
	model.play([{ calls: [{ tool: 'Create_Translation', arguments: URLS }] }, { text: 'Done.' }]);
	expect(finalAnswer(world, await ask(world, {}, ASK_FOR_A_LIP_SYNC))).toBe('Done.');
	const tools = model.requests[0]?.tools ?? [];
	const offered = tools.find(({ name }) => name === 'Create_Translation');
	expect(offered?.description).toBe('Create a lip sync in Akool');
	expect(Object.keys(offered?.parameters.properties ?? {}).sort()).toEqual([
		'audioUrl',
		'videoUrl',
	]);
	const { videoUrl: video_url, audioUrl: audio_url } = URLS;
	expect(akool.jobs.map(({ product, body }) => [product, body])).toEqual([
		['lipSync', { video_url, audio_url }],
	]);
	expect(resultsOfCalls(world)).toMatchObject([[{ _id: akool.jobs[0]?._id, status: 'queueing' }]]);
});

it('Create and Wait: the model gets the finished lip sync when the callback has come', async () => {
	const { n8n, akool, model } = world;
	model.play([{ calls: [{ tool: 'Create_and_Wait', arguments: URLS }] }, { text: 'Ready.' }]);
	const workflow = await createAgent(world, {}, ASK_FOR_A_LIP_SYNC);
	const { id } = await untilWaiting(n8n, await n8n.runManually(workflow.id, 'Start'));
	const _id = String(akool.jobs[0]?._id);
	await akool.advance(_id, 3);
	expect(finalAnswer(world, await n8n.waitForExecution(id))).toBe('Ready.');
	expect(resultsOfCalls(world)).toMatchObject([
		[{ _id, status: 'completed', all_completed: true, timed_out: false }],
	]);
	expect(akool.jobs).toHaveLength(1);
});
