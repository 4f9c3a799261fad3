import { sleep } from 'n8n-workflow';

import { startModel } from '../../tools/model';
import type { ToolCall } from '../../tools/model';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import {
	ask,
	createAgent,
	finalAnswer,
	resultsOfCalls,
	type AgentWorld,
	type Changes,
} from './agent';
import { CALLERS } from './callers';
import { translationsOf, untilWaiting } from './waiter';
import { startWorld } from './world';

const DONE = { text: 'Done.' };

let world: AgentWorld;

beforeEach(async () => {
	world = { ...(await startWorld({ stepMs: Infinity })), model: await startModel() };
});

afterEach(async () => await Promise.all([world.akool.close(), world.model.close()]));

const wait = (video: string): ToolCall => ({
	tool: 'Create_and_Wait',
	arguments: { videoUrl: `https://videos.example/${video}.mp4`, targetLanguages: 'fr,de' },
});

/** Starts the agent, and gives the execution that has been put aside. */
const startWaiting = async (changes?: Changes, workflow?: WorkflowDefinition) => {
	const { id } = await createAgent(world, changes, workflow);
	return await untilWaiting(world.n8n, await world.n8n.runManually(id, 'Start'));
};

const jobsCreated = () => world.akool.jobs.map(({ url }) => url.replace(/.*\/|\.mp4$/g, ''));

const completed = (...positions: number[]) =>
	positions.map((position) => {
		const job = world.akool.jobs[position];
		return [job?._id, job?.language, 'completed'];
	});

it.each(CALLERS.filter(({ waits }) => waits))(
	'$name: the execution is put aside until the callbacks have come, and the model gets the results',
	async ({ workflow, changes, script }) => {
		const { n8n, akool, model } = world;
		model.play(script([{ calls: [wait('a')] }, DONE]));
		const { id } = await startWaiting(changes, workflow);
		for (const { _id } of akool.jobs) await akool.advance(_id, 3);
		expect(finalAnswer(world, await n8n.waitForExecution(id))).toBe(DONE.text);
		const [items = []] = resultsOfCalls(world, 'Create_and_Wait');
		expect(items).toMatchObject([{ all_completed: true, timed_out: false }]);
		expect(translationsOf(items[0])).toEqual(completed(0, 1));
		expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200, 200]);
		expect(jobsCreated()).toEqual(['a', 'a']);
	},
);

it('one call after the other, each with its own wait', async () => {
	const { n8n, akool, model } = world;
	model.play([{ calls: [wait('a')] }, { calls: [wait('b')] }, DONE]);
	const { id } = await startWaiting();
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	while (akool.jobs.length < 4) await sleep(50);
	await untilWaiting(n8n, id);
	for (const { _id } of akool.jobs.slice(2)) await akool.advance(_id, 3);
	expect(finalAnswer(world, await n8n.waitForExecution(id))).toBe(DONE.text);
	const [first, second] = resultsOfCalls(world);
	expect(translationsOf(first?.[0])).toEqual(completed(0, 1));
	expect(translationsOf(second?.[0])).toEqual(completed(2, 3));
	expect(jobsCreated()).toEqual(['a', 'a', 'b', 'b']);
});

it('several calls at once: each translates its video, and the model gets all results', async () => {
	await world.akool.close();
	world = { ...(await startWorld({ stepMs: 300 })), model: world.model };
	world.model.play([
		{ calls: [wait('a'), { tool: 'List_Languages', arguments: {} }, wait('b')] },
		DONE,
	]);
	expect(finalAnswer(world, await ask(world))).toBe(DONE.text);
	const { jobs } = world.akool;
	const [first, languages, second] = resultsOfCalls(world);
	expect(languages?.length).toBeGreaterThan(20);
	for (const [video, items] of [
		['a', first],
		['b', second],
	] as const) {
		const own = jobs.filter(({ url }) => url.endsWith(`/${video}.mp4`));
		expect(translationsOf(items?.[0])).toEqual(
			own.map(({ _id, language }) => [_id, language, 'completed']),
		);
	}
	expect(jobsCreated().sort()).toEqual(['a', 'a', 'b', 'b']);
});

it('polling: the model gets the results, too', async () => {
	await world.akool.close();
	world = { ...(await startWorld({ stepMs: 300 })), model: world.model };
	world.model.play([{ calls: [wait('a')] }, DONE]);
	const parameters = { waitMode: 'polling', pollIntervalSeconds: 1 };
	const execution = await ask(world, { 'Create and Wait': { parameters } });
	expect(finalAnswer(world, execution)).toBe(DONE.text);
	expect(translationsOf(resultsOfCalls(world)[0]?.[0])).toEqual(completed(0, 1));
	expect(world.akool.callbacks).toEqual([]);
});

it('when the longest wait is over, the model gets the jobs as they were', async () => {
	const { n8n, akool, model } = world;
	model.play([{ calls: [wait('a')] }, DONE]);
	const parameters = { maxWaitMinutes: 0.02 };
	const { id } = await createAgent(world, { 'Create and Wait': { parameters } });
	// n8n looks once a minute.
	const execution = await n8n.waitForExecution(
		await n8n.runManually(id, 'Start'),
		undefined,
		100_000,
	);
	expect(finalAnswer(world, execution)).toBe(DONE.text);
	expect(resultsOfCalls(world)).toMatchObject([
		[{ _id: akool.jobs[0]?._id, status: 'queueing', timed_out: true, all_completed: false }],
	]);
	expect(jobsCreated()).toEqual(['a', 'a']);
});
