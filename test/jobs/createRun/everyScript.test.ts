import '../../engine/shortPauses';

import fc from 'fast-check';
import type { IDataObject, INode, IRunExecutionData } from 'n8n-workflow';

import { Akool } from '../../../nodes/Akool/Akool.node';
import { jobName } from '../../../nodes/Akool/jobs/jobWords';
import type { FaultRule, Job } from '../../../tools/simulator';
import { video, videos } from '../../engine/operations';
import { runWorkflow, type RunOptions, type RunResult } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';
import { SONG_TYPES, letAkoolSing, songWorkflow } from '../../engine/song';
import { CALLED_AS_TOOL, toolCallNodeTypes } from '../../engine/toolCaller';

const TOOL = 'n8n-nodes-akool.akoolTool';
letAkoolSing();
const account = simulatedAccount();

const times = fc.integer({ min: 1, max: 5 });
const createsJob = fc.boolean();
const trouble: fc.Arbitrary<FaultRule> = fc.oneof(
	fc.record({ code: fc.constant(1203), times }),
	fc.record({ code: fc.constant(1005), times }),
	fc.record({ http: fc.constant(429), times }),
	fc.record({ http: fc.constant(502), times, createsJob }),
	fc.record({ cut: fc.constant(true as const), times, createsJob }),
	fc.record({ truncated: fc.constant(true as const), times, createsJob }),
	fc.record({ language: fc.constant('de'), code: fc.constant(1015), times }),
	fc.record({ latencyMs: fc.integer({ min: 1, max: 6 }), times }),
);

/** For each item, what befalls its creates one after the other. */
const scripts = fc.array(fc.array(trouble, { maxLength: 3 }), { minLength: 1, maxLength: 9 });

const settings: fc.Arbitrary<Partial<INode>> = fc.record({
	onError: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	retryOnFail: fc.boolean(),
	maxTries: fc.integer({ min: 2, max: 4 }),
	waitBetweenTries: fc.constant(1),
});

const languages = fc.constantFrom(['fr'], ['fr', 'de'], ['de', 'fr', 'hi']);

/** Everything that the user gets to read of one item's failure, or of the failure of the run. */
function wordsAbout(index: number, { error, items }: RunResult): string {
	const itemErrors = [...items('Akool', 0), ...items('Akool', 1)]
		.filter(({ json, pairedItem }) => 'error' in json && isItem(pairedItem, index))
		.map(({ json }) => `${String(json.error)} ${String(json.message)}`);
	const answers = items('Caller').filter(({ pairedItem }) => isItem(pairedItem, index));
	const said = answers.map(({ json }) => String(json.text));
	const stopped = error === undefined ? '' : `${error.message} ${error.description}`;
	return [...itemErrors, ...said, stopped].join(' ');
}

function isItem(pairedItem: unknown, index: number): boolean {
	return (pairedItem as { item?: number } | undefined)?.item === index;
}

/** Whether the answer to the create that brought this job came through whole. */
function wasAnswered(job: Job): boolean {
	const creates = account.akool.requests.filter(
		({ kind, body, startedAt }) =>
			kind === 'create' &&
			(body as { url: string }).url === job.url &&
			startedAt <= job.create_time,
	);
	return creates.at(-1)?.code != null;
}

function isAccountedFor(job: Job, index: number, result: RunResult): boolean {
	const items = [...result.json('Akool', 0), ...result.json('Akool', 1)];
	const returned = items.flatMap((item) => [item, ...((item.translations ?? []) as IDataObject[])]);
	const words = wordsAbout(index, result);
	if (returned.some(({ _id }) => _id === job._id) || words.includes(job._id)) return true;
	const calledUnknown =
		words.includes(`${jobName(index, job.language)}: outcome unknown`) ||
		(result.error === undefined && words.includes('may or may not have been created'));
	return !wasAnswered(job) && calledUnknown;
}

/**
 * Who runs the node: a workflow, a user who retries the execution, n8n's engine for an agent, or
 * another node, which hands over its own execute data and takes a new run index for each try.
 */
type Play = (options: RunOptions) => Promise<RunResult[]>;
type Run = (options: RunOptions) => Promise<RunResult>;

const WAITS: IDataObject[] = [
	{ operation: 'createAndWait', waitMode: 'callback' },
	// So short that Akool is asked once.
	{ operation: 'createAndWait', waitMode: 'polling', maxWaitMinutes: 0.001 },
];

/** Create Translation, or Create and Wait with these parameters. */
const translating =
	(further: IDataObject = {}): Run =>
	async ({ parameters, ...options }) =>
		await account.run('createTranslation', {
			...options,
			parameters: { ...parameters, ...further },
		});

/** A product of which a call creates one job. */
const singing =
	(further: IDataObject = {}): Run =>
	async ({ parameters, ...options }) =>
		await runWorkflow(songWorkflow('create'), {
			...options,
			credential: account.credential,
			nodeTypes: SONG_TYPES,
			parameters: { ...parameters, ...further },
		});

/** "Retry execution", where the first has failed. */
const retrying =
	(run: Run): Play =>
	async (options) => {
		const first = await run(options);
		if (first.error === undefined) return [first];
		const state = JSON.parse(JSON.stringify(first.run.data)) as IRunExecutionData;
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		return [first, await run({ ...options, runExecutionData: state })];
	};

const once =
	(run: Run): Play =>
	async (options) => [await run(options)];

const RUNS = [translating(), ...WAITS.map(translating), singing(), ...WAITS.map(singing)];

const PLAYS: Record<string, Play> = {
	...Object.fromEntries(RUNS.map((run, index) => [`workflow ${index}`, once(run)])),
	...Object.fromEntries(RUNS.map((run, index) => [`retry ${index}`, retrying(run)])),
	tool: async (options) => [
		await account.run('createTranslation', {
			...options,
			settings: { ...options.settings, type: TOOL },
			nodeTypes: { [TOOL]: new Akool() },
		}),
	],
	anotherNode: async (options) => [
		await runWorkflow(CALLED_AS_TOOL, {
			...options,
			credential: account.credential,
			parameters: {
				...options.parameters,
				videoUrl: "={{ $fromAI('videoUrl', 'The address of the video', 'string') }}",
			},
			nodeTypes: toolCallNodeTypes(),
		}),
	],
};

const callers = fc.constantFrom(...Object.keys(PLAYS));

it('no job is lost and none is created twice, whoever runs the node, whatever Akool answers and however often n8n retries', async () => {
	const property = fc.asyncProperty(
		scripts,
		settings,
		languages,
		callers,
		async (script, nodeSettings, targets, caller) => {
			for (const [index, rules] of script.entries())
				for (const rule of rules)
					account.akool.fault({ kind: 'create', url: video(index), ...rule });
			const results =
				(await PLAYS[caller]?.({
					items: videos(script.length),
					parameters: { targetLanguages: targets },
					settings: nodeSettings,
				})) ?? [];
			const { jobs } = account.akool;
			const lost = jobs.filter((job) => {
				const index = script.findIndex((_rules, item) => video(item) === job.url);
				return !results.some((result) => isAccountedFor(job, index, result));
			});
			expect(lost.map(({ url, language }) => `${url} ${language}`)).toEqual([]);
			const wanted = jobs.map(({ url, language }) => `${url} ${language}`);
			expect(wanted).toEqual([...new Set(wanted)]);
			const result = results.at(-1);
			// A call that brings neither a job nor an error has lost what was asked for.
			for (const { json } of result?.items('Caller') ?? []) expect(json.text).not.toBe('[]');
			if (result !== undefined && result.error === undefined) {
				const outputs = ['Akool', 'Caller'].flatMap((node) => [
					...result.items(node, 0),
					...result.items(node, 1),
				]);
				for (const index of script.keys())
					expect(outputs.some(({ pairedItem }) => isItem(pairedItem, index))).toBe(true);
			}
		},
	);
	await fc.assert(
		property.afterEach(() => account.akool.reset()),
		{ numRuns: 240, seed: 20260101 },
	);
}, 90_000);
