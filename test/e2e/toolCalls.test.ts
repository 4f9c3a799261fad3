import type { INode } from 'n8n-workflow';

import { startModel, type ModelTurn } from '../../tools/model';
import type { Execution } from '../../tools/n8n/execution';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import {
	ASK_THE_AGENT,
	ask,
	finalAnswer,
	resultsOfCalls,
	type AgentWorld,
	type Changes,
} from './agent';
import { startWorld } from './world';

const VIDEO = 'https://videos.example/holiday.mp4';
const DONE: ModelTurn = { text: 'Done.' };
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

/** Agents that call the node each in its own way; the one before version 3 lends it its own data. */
const AGENTS: Array<[string, Changes]> = [
	[
		'2.2',
		{ 'AI Agent': { typeVersion: 2.2 }, Model: { parameters: { responsesApiEnabled: false } } },
	],
	['of the newest version', {}],
];

let world: AgentWorld;

beforeEach(async () => {
	world = { ...(await startWorld({ stepMs: Infinity })), model: await startModel() };
});

afterEach(async () => await Promise.all([world.akool.close(), world.model.close()]));

const create: ModelTurn = {
	calls: [{ tool: 'Create_Translation', arguments: { videoUrl: VIDEO, targetLanguages: 'fr,de' } }],
};

const creates = () => world.akool.requests.filter(({ kind }) => kind === 'create');

/** What the tool said in each of its tries. */
function triesOf({ data }: Execution): string {
	const tries = data.resultData.runData['Create Translation'] ?? [];
	return tries.map(({ error }) => `${error?.message} ${error?.description}`).join('\n');
}

describe.each(AGENTS)('an AI Agent %s', (_name, changes) => {
	it('pays once, however often n8n tries again after an answer was cut', async () => {
		const { akool, model } = world;
		akool.fault({ kind: 'create', cut: true, createsJob: true });
		model.play([create, DONE]);
		const execution = await ask(world, { ...changes, 'Create Translation': RETRY });
		expect(triesOf(execution)).toContain('may or may not have been created');
		expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
	});

	it('gets the job that exists when its model asks for the same once more', async () => {
		const { akool, model } = world;
		model.play([create, create, DONE]);
		expect(finalAnswer(world, await ask(world, changes))).toBe('Done.');
		expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
		const [first = [], again = []] = resultsOfCalls(world);
		expect(again.map(({ _id }) => _id)).toEqual(first.map(({ _id }) => _id));
		expect(first.filter((job) => 'note' in job)).toEqual([]);
		for (const { note } of again) expect(note).toContain('already created');
	});

	it.each([
		['Create_Translation', { videoUrl: VIDEO, targetLanguages: 'fr,de' }, 'queueing'],
		['Get_Video_Info', { videoModelId: 'unknown' }, 'Akool does not know this video'],
	])('that was handed two items gets an answer from %s', async (tool, values, answer) => {
		const { model } = world;
		// The script ends with the conversation about the first item.
		model.play([{ calls: [{ tool, arguments: values }] }, DONE]);
		const goOn: Changes = { ...changes };
		goOn['AI Agent'] = { ...changes['AI Agent'], onError: 'continueRegularOutput' };
		const execution = await ask(world, goOn, twoItems());
		expect(execution.status).toBe('success');
		const tries = execution.data.resultData.runData[tool.replaceAll('_', ' ')];
		expect(JSON.stringify(tries?.map(({ error, data }) => error?.message ?? data))).toContain(
			answer,
		);
		const expected = tool === 'Create_Translation' ? ['fr', 'de'] : [];
		expect(world.akool.jobs.map(({ language }) => language)).toEqual(expected);
	});
});

/** The agent's workflow, in which two items reach the agent. */
function twoItems(): WorkflowDefinition {
	const { nodes, connections, ...rest } = structuredClone(ASK_THE_AGENT);
	const set = { mode: 'raw', jsonOutput: '{"numbers": [1, 2]}', options: {} };
	const split = { fieldToSplitOut: 'numbers', options: {} };
	const added = [
		{ name: 'Numbers', type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: set },
		{ name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1, parameters: split },
	].map((node) => ({ ...node, id: node.name, position: [0, 0] as [number, number] }));
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		...rest,
		nodes: [...nodes, ...added],
		connections: {
			...connections,
			Start: to('Numbers'),
			Numbers: to('Items'),
			Items: to('AI Agent'),
		},
	};
}
