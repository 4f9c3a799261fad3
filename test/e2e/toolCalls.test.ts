import type { INode } from 'n8n-workflow';

import { startModel, type ModelTurn } from '../../tools/model';
import type { Execution } from '../../tools/n8n/execution';
import { n8nLine } from '../../tools/n8n/versions';
import { ask, finalAnswer, resultsOfCalls, type AgentWorld, type Changes } from './agent';
import { CALLERS, withTwoItems } from './callers';
import { startWorld } from './world';

const VALUES = { videoUrl: 'https://videos.example/holiday.mp4', targetLanguages: 'fr,de' };
const DONE: ModelTurn = { text: 'Done.' };
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

let world: AgentWorld;

beforeEach(async () => {
	world = { ...(await startWorld({ stepMs: Infinity })), model: await startModel() };
});

afterEach(async () => await Promise.all([world.akool.close(), world.model.close()]));

const create: ModelTurn = { calls: [{ tool: 'Create_Translation', arguments: VALUES }] };

const creates = () => world.akool.requests.filter(({ kind }) => kind === 'create');

/** What the tool's tries ended with, as the user reads it in the execution. */
function triesOf({ data }: Execution): string {
	const tries = data.resultData.runData['Create Translation'] ?? [];
	return tries.map(({ error }) => `${error?.message} ${error?.description}`).join('\n');
}

describe.each(CALLERS)('$name', ({ workflow, changes, waits, script }) => {
	it('creates once, and the model gets the jobs; asking for the same once more it gets those that exist', async () => {
		const { akool, model } = world;
		model.play(script([create, create, DONE]));
		const answer = finalAnswer(world, await ask(world, changes, workflow));
		expect(JSON.stringify(answer)).toContain('Done.');
		expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
		const [first = [], again = []] = resultsOfCalls(world, 'Create_Translation');
		expect(first.map(({ _id }) => _id)).toEqual(akool.jobs.map(({ _id }) => _id));
		expect(again.map(({ _id }) => _id)).toEqual(akool.jobs.map(({ _id }) => _id));
		expect(first.filter((job) => 'note' in job)).toEqual([]);
		for (const { note } of again) expect(note).toContain('already created');
	});

	it('pays once, however often n8n tries again after an answer was cut', async () => {
		const { akool, model } = world;
		akool.fault({ kind: 'create', cut: true, createsJob: true });
		model.play(script([create, DONE]));
		const execution = await ask(world, { ...changes, 'Create Translation': RETRY }, workflow);
		expect(triesOf(execution)).toContain('may or may not have been created');
		expect(triesOf(execution)).toContain('It was not sent again');
		expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
	});

	it('hands on to the model why nothing was sent again, if the tool goes on after errors', async () => {
		const { akool, model } = world;
		akool.fault({ kind: 'create', cut: true, createsJob: true });
		model.play(script([create, DONE]));
		const goOn = { ...RETRY, onError: 'continueRegularOutput' as const };
		finalAnswer(world, await ask(world, { ...changes, 'Create Translation': goOn }, workflow));
		const [[told] = []] = resultsOfCalls(world, 'Create_Translation');
		expect(told?.error).toContain('may or may not have been created');
		expect(told?.message).toContain('It was not sent again');
		expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
	});

	it.each([
		['Create_Translation', VALUES, 'queueing'],
		['Get_Video_Info', { videoModelId: 'unknown' }, 'Akool does not know this video'],
	])('that was handed two items gets an answer from %s', async (tool, values, answer) => {
		const { model } = world;
		// The script ends with the conversation about the first item.
		model.play(script([{ calls: [{ tool, arguments: values }] }, DONE]));
		const goOn: Changes = { ...changes };
		goOn['AI Agent'] = { ...changes['AI Agent'], onError: 'continueRegularOutput' };
		const execution = await ask(world, goOn, withTwoItems(workflow));
		const endsWithTheTool = n8nLine().name === '1.x' && waits && tool === 'Get_Video_Info';
		expect(execution.status).toBe(endsWithTheTool ? 'error' : 'success');
		const tries = execution.data.resultData.runData[tool.replaceAll('_', ' ')];
		expect(JSON.stringify(tries?.map(({ error, data }) => error?.message ?? data))).toContain(
			answer,
		);
		const expected = tool === 'Create_Translation' ? ['fr', 'de'] : [];
		expect(world.akool.jobs.map(({ language }) => language)).toEqual(expected);
	});
});

describe.each(CALLERS.filter(({ waits }) => !waits))('$name', ({ workflow, changes, script }) => {
	it('cannot run Create and Wait: the tool says so, and sends Akool nothing', async () => {
		const { akool, model } = world;
		model.play(script([{ calls: [{ tool: 'Create_and_Wait', arguments: VALUES }] }, DONE]));
		const { data } = await ask(world, changes, workflow);
		const { error } = data.resultData.runData['Create and Wait']?.[0] ?? {};
		expect(error?.message).toContain('Create and Wait cannot be run by the node that called it');
		expect(error?.description).toContain('AI Agent in version 3 or later');
		expect(akool.requests).toEqual([]);
	});
});
