import { startModel } from '../../tools/model';
import type { ModelTurn, ToolCall } from '../../tools/model';
import { n8nLine } from '../../tools/n8n/versions';
import { ask, createAgent, finalAnswer, resultsOfCalls, type AgentWorld } from './agent';
import { startWorld } from './world';

const VIDEO = 'https://videos.example/holiday.mp4';
const DONE: ModelTurn = { text: 'It is under way.' };

let world: AgentWorld;

beforeEach(async () => {
	world = { ...(await startWorld({ stepMs: Infinity })), model: await startModel() };
});

afterEach(async () => await Promise.all([world.akool.close(), world.model.close()]));

const call = (tool: string, values: ToolCall['arguments'] = {}): ModelTurn => ({
	calls: [{ tool, arguments: values }],
});

const inFrenchAndGerman = { videoUrl: VIDEO, targetLanguages: 'fr,de' };

it('the model is offered each operation with its parameters', async () => {
	const { model } = world;
	model.play([DONE]);
	expect(finalAnswer(world, await ask(world))).toBe('It is under way.');
	const tools = model.requests[0]?.tools ?? [];
	const offered = tools.map(({ name, description, parameters: { properties = {} } }) => [
		name,
		description,
		...Object.entries(properties).map(([key, { type }]) => `${key}: ${String(type)}`),
	]);
	const translation = ['videoUrl: string', 'targetLanguages: string'];
	expect(offered.sort()).toEqual([
		['Create_Translation', 'Create a translation in Akool', ...translation],
		['Create_and_Wait', 'Create a translation and wait in Akool', ...translation],
		['Download_Video', 'Download a translated video in Akool', 'videoModelId: string'],
		['Get_Video_Info', 'Get video info in Akool', 'videoModelId: string'],
		['List_Languages', 'List languages in Akool'],
	]);
});

it('the agent lists the languages, then creates a translation', async () => {
	const { akool, model } = world;
	model.play([
		call('List_Languages'),
		call('Create_Translation', inFrenchAndGerman),
		{ text: 'Two jobs.' },
	]);
	expect(finalAnswer(world, await ask(world))).toBe('Two jobs.');

	expect(akool.jobs.map(({ url, language }) => [url, language])).toEqual([
		[VIDEO, 'fr'],
		[VIDEO, 'de'],
	]);
	const [languages = [], jobs = []] = resultsOfCalls(world);
	expect(languages.map(({ lang_code }) => lang_code)).toContain('zh-TW');
	expect(jobs.map(({ _id, status, language }) => [_id, status, language])).toEqual(
		akool.jobs.map(({ _id, language }) => [_id, 'queueing', language]),
	);
	expect(model.requests.map(({ api, streams }) => [api, streams])).toEqual(
		Array(3).fill(['responses', false]),
	);
});

it('in a chat, the agent does what the user wrote and streams its answer', async () => {
	const { n8n, akool, model } = world;
	model.play([call('Create_Translation', inFrenchAndGerman), DONE]);
	const chat = crypto.randomUUID();
	const workflow = await createAgent(world, { Chat: { webhookId: chat } });
	await n8n.activate(workflow.id);
	const response = await fetch(n8n.productionUrl({ webhookId: chat }, 'chat'), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			action: 'sendMessage',
			sessionId: chat,
			chatInput: 'Into French and German, please',
		}),
	});
	const chunks = (await response.text()).trim().split('\n');
	const written = chunks.map((line) => JSON.parse(line) as { content?: string; type: string });
	const said = written.filter(({ type }) => type === 'item').map(({ content }) => content);
	expect(said.join('')).toContain('It is under way.');
	model.assertPlayed();
	expect(model.requests.map(({ prompt, streams }) => [prompt, streams])).toEqual(
		Array(2).fill(['Into French and German, please', true]),
	);
	expect(akool.jobs.map(({ language }) => language)).toEqual(['fr', 'de']);
	await n8n.deactivate(workflow.id);
});

it('the agent asks about a job, and downloads its video: the model gets the item, not the file', async () => {
	const { akool, model } = world;
	const { _id } = akool.addJob({ video_status: 3 });
	model.play([
		call('Get_Video_Info', { videoModelId: _id }),
		call('Download_Video', { videoModelId: _id }),
		DONE,
	]);
	expect(finalAnswer(world, await ask(world))).toBe('It is under way.');
	const job = { _id, status: 'completed', result_url: `${akool.url}/media/${_id}.mp4` };
	const results = resultsOfCalls(world);
	expect(results).toEqual([[expect.objectContaining(job)], [expect.objectContaining(job)]]);
	expect(results[1]?.[0]).toEqual({
		...(results[0]?.[0] as object),
		note: expect.stringContaining(`Tools cannot hand on files. The file is at ${job.result_url}`),
	});
	expect(akool.requests.filter(({ kind }) => kind === 'media')).toEqual([]);
});

it('a parameter that makes no sense is refused before anything is created', async () => {
	const { akool, model } = world;
	const senseless = call('Create_and_Wait', { videoUrl: VIDEO, targetLanguages: '' });
	const endsTheExecution = n8nLine().name === '1.x';
	model.play(endsTheExecution ? [senseless] : [senseless, DONE]);
	const execution = await ask(world);
	if (endsTheExecution) {
		model.assertPlayed();
		expect(execution.data.resultData.error?.message).toBe('Target Languages is empty');
	} else {
		expect(finalAnswer(world, execution)).toBe('It is under way.');
		expect(resultsOfCalls(world)).toEqual([[{ error: 'Target Languages is empty' }]]);
	}
	expect(akool.requests.filter(({ kind }) => kind === 'create')).toEqual([]);
});

/** Version 2 cannot use the Responses API. */
const oldAgents = [
	{ version: 1.7, model: {} },
	{ version: 2.2, model: { responsesApiEnabled: false } },
].map(({ version, model }) => ({
	version,
	changes: { 'AI Agent': { typeVersion: version }, Model: { parameters: model } },
}));

describe.each(oldAgents)('an AI Agent of version $version', ({ version, changes }) => {
	it('cannot run Create and Wait: the tool says so, and sends Akool nothing', async () => {
		const { akool, model } = world;
		model.play([call('Create_and_Wait', inFrenchAndGerman), DONE]);
		const execution = await ask(world, changes);
		expect(finalAnswer(world, execution)).toBe('It is under way.');
		const { error } = execution.data.resultData.runData['Create and Wait']?.[0] ?? {};
		expect(error?.message).toContain('Create and Wait cannot be run by the node that called it');
		expect(error?.description).toContain('AI Agent in version 3 or later');
		expect(akool.requests).toEqual([]);
	});

	it('is told by Download Video where the file is, and that tools cannot hand it on', async () => {
		const { akool, model } = world;
		const { _id } = akool.addJob({ video_status: 3 });
		model.play([call('Download_Video', { videoModelId: _id }), DONE]);
		expect(finalAnswer(world, await ask(world, changes))).toBe('It is under way.');
		const [[told] = []] = resultsOfCalls(world);
		const result_url = `${akool.url}/media/${_id}.mp4`;
		expect(told).toMatchObject({
			_id,
			result_url,
			note: expect.stringContaining(`Tools cannot hand on files. The file is at ${result_url}`),
		});
		expect(akool.requests.map(({ kind }) => kind)).toEqual(['info']);
	});

	it('runs the other operations', async () => {
		const { akool, model } = world;
		const { _id } = akool.addJob();
		model.play([
			call('List_Languages'),
			call('Get_Video_Info', { videoModelId: _id }),
			call('Create_Translation', inFrenchAndGerman),
			DONE,
		]);
		expect(finalAnswer(world, await ask(world, changes))).toBe('It is under way.');
		const [languages, info, created] = resultsOfCalls(world);
		expect(languages?.[0]).toMatchObject({ lang_code: 'en' });
		expect(info).toMatchObject([{ _id, status: 'queueing' }]);
		expect(created?.map((job) => job._id)).toEqual(akool.jobs.slice(1).map((job) => job._id));
		const api = version === 1.7 ? 'responses' : 'chat completions';
		expect(new Set(model.requests.map((request) => request.api))).toEqual(new Set([api]));
	});
});
