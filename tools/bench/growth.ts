import { memoryDuring } from '../n8n/memory';
import type { SavedWorkflow } from '../n8n/types';
import type { Benchmark, Goal, Report, Setting } from './runner/benchmark';
import { COLOURS, svgChart } from './runner/charts';
import { figure, range, roundsOf } from './runner/figures';
import { Stages, type Stage } from './runner/stages';
import { spread, type Spread } from './runner/statistics';
import { AT_ONCE, waitOnce, type WaitTimes } from './runner/waitOnce';
import { afterwards, akoolStep, chain, given, manualStart, splitItems } from './runner/workflows';

/** What was to be reached, of what was measured at version 0.1.0 before: 2,581 bytes and 184 ms. */
const GOAL = { jobs: 500, bytes: 1_290, ms: 129 };

interface Sample extends WaitTimes {
	/** Most resident memory of n8n, and how much of that was new; in megabytes. */
	memory: number;
	rise: number;
}

interface Case {
	jobs: number;
	samples: Sample[];
}

async function sample(stage: Stage, workflow: SavedWorkflow): Promise<Sample> {
	stage.akool.reset();
	const { result, memory } = await memoryDuring(
		Stages.pid(stage),
		async () => await waitOnce(stage, workflow),
	);
	return { ...result, memory: memory.peak, rise: memory.peak - memory.before };
}

async function measure({ quick, stages }: Setting): Promise<Case[]> {
	const rounds = quick ? 1 : 3;
	const sizes = quick ? [1, 10] : [1, 100, 500, 1_000];
	return await stages.with('growth', {}, async (stage) => {
		const cases: Array<Case & { workflow: SavedWorkflow }> = [];
		for (const jobs of sizes) {
			const items = Array.from({ length: jobs }, (_, index) => ({ number: index }));
			const parameters = {
				operation: 'createAndWait',
				videoUrl: '=https://videos.example/{{ $json.number }}.mp4',
				targetLanguages: ['fr'],
				options: {},
			};
			const definition = chain(`Create and Wait with ${jobs} jobs`, [
				manualStart,
				given(items),
				splitItems('items'),
				akoolStep(parameters, stage.credential),
				afterwards,
			]);
			cases.push({ jobs, samples: [], workflow: await stage.n8n.createWorkflow(definition) });
		}
		const [smallest] = cases;
		if (smallest) await sample(stage, smallest.workflow);
		for (let round = 0; round < rounds; round++) {
			for (const { samples, workflow } of cases) samples.push(await sample(stage, workflow));
		}
		return cases.map(({ jobs, samples }) => ({ jobs, samples }));
	});
}

function of({ samples }: Case, value: (sample: Sample) => number): Spread {
	return spread(samples.map(value));
}

const totalMs = ({ createMs, callbacksMs }: Sample) => createMs + callbacksMs;

/** Bytes for each job, round by round; none in results from before they were looked at. */
function storedEach({ jobs, samples }: Case): number[] {
	return samples.flatMap(({ storedBytes }) =>
		storedBytes === undefined ? [] : storedBytes / jobs,
	);
}

function storedText(one: Case): string {
	const bytes = storedEach(one);
	return bytes.length === 0 ? '–' : figure(spread(bytes).median);
}

function goals(cases: Case[]): Goal[] {
	const one = cases.find(({ jobs }) => jobs === GOAL.jobs);
	const bytes = one === undefined ? [] : storedEach(one);
	if (one === undefined || bytes.length === 0) return [];
	const stored = spread(bytes);
	const time = of(one, (sample) => totalMs(sample) / one.jobs);
	return [
		{
			goal: `with ${one.jobs} jobs at most ${GOAL.bytes} bytes stored for each`,
			figure: figure(stored.median),
			...roundsOf(stored),
			met: stored.median <= GOAL.bytes,
			why: 'The result has to stand in the place of the input of the node, because n8n passes that on when the time is up.',
		},
		{
			goal: `with ${one.jobs} jobs at most ${GOAL.ms} ms for each`,
			figure: figure(time.median),
			...roundsOf(time),
			met: time.median <= GOAL.ms,
			why: '`getExecution` in `n8n/dist/webhooks/waiting-webhooks.js` reads and parses the whole execution for each callback, with the items of all nodes before.',
		},
	];
}

function report(cases: Case[]): Report {
	const timeEach = cases.map((one) => of(one, totalMs).median / one.jobs);
	return {
		method: `Create and Wait in callback mode with one job for each item, in n8n's default expression engine. When the execution has been put aside, all jobs end in random order, ${AT_ONCE} at a time, so that n8n has callbacks to answer all the while. The last job ends when the callbacks of all others have been answered; resume: from its end to the start of the next node in n8n's run data. Sizes take turns in one n8n, whose memory is looked at meanwhile. For each callback n8n reads the whole execution from its database and parses it (\`parseExecutionData\` in n8n's execution-persistence.js): the more items, the longer. Stored: all that n8n keeps of the execution while it waits, with the items of the nodes before.`,
		goals: goals(cases),
		tables: [
			{
				title: 'Create and Wait, Callback',
				head: [
					'jobs',
					'create, ms',
					'callbacks, ms',
					'together for each job, ms',
					'last job to resume, ms',
					'reads for each job',
					'memory at most, MB',
					'rise, MB',
					'stored for each job, bytes',
				],
				rows: cases.map((one, index) => [
					figure(one.jobs),
					range(of(one, ({ createMs }) => createMs)),
					range(of(one, ({ callbacksMs }) => callbacksMs)),
					figure(timeEach[index] ?? 0),
					range(of(one, ({ resumeMs }) => resumeMs)),
					range(of(one, ({ reads }) => reads)),
					figure(of(one, ({ memory }) => memory).most),
					range(of(one, ({ rise }) => rise)),
					storedText(one),
				]),
			},
		],
		chart: {
			title: 'Time and memory of Create and Wait by number of jobs',
			svg: svgChart({
				title: 'Create and Wait: time for each job, and rise of memory',
				kind: 'line',
				across: 'jobs in one run',
				categories: cases.map(({ jobs }) => figure(jobs)),
				up: 'milliseconds, megabytes',
				series: [
					{ name: 'time for each job, ms', values: timeEach, colour: COLOURS.blue },
					{
						name: 'rise of memory, MB',
						values: cases.map((one) => of(one, ({ rise }) => rise).median),
						colour: COLOURS.orange,
					},
				],
			}),
		},
	};
}

/** How Create and Wait grows with the number of jobs. */
export const growth: Benchmark<Case[]> = {
	number: 7,
	name: 'growth',
	title: 'Create and Wait with many jobs',
	measure,
	report,
};
