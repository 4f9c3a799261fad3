import { setTimeout as pause } from 'node:timers/promises';

import { mean } from 'simple-statistics';

import type { SavedWorkflow, WorkflowDefinition } from '../n8n/types';
import type { Benchmark, Report, Setting } from './runner/benchmark';
import { figure, range, roundsOf } from './runner/figures';
import { askedFor, untilJobs } from './runner/jobs';
import { interleaved, type Samples } from './runner/rounds';
import type { Stage } from './runner/stages';
import { spread } from './runner/statistics';
import { AFTER } from './runner/workflows';
import { createAndWait, loop } from './waitingWorkflows';

type Side = 'callback' | 'polling' | 'loop';

interface Wait {
	/** From the job's end to the start of the next node; in milliseconds. */
	lateMs: number;
	/** How long the execution was `running`, looked at every 100 ms; in milliseconds. */
	heldMs: number;
	/** From the start of the execution to its end; in milliseconds. */
	wholeMs: number;
	/** Requests to Akool for this one job, the create included. */
	requests: number;
}

interface Sample {
	waits: Wait[];
	/** Statements that wrote to n8n's tables of executions, for each execution; null when not logged. */
	writes: number | null;
}

interface Plan {
	intervalSeconds: number;
	executions: number;
	/** Whether n8n logs its statements, for which it must be started anew. */
	isLogged: boolean;
}

interface Result extends Plan {
	samples: Samples<Side, Sample>;
}

const LOOK_EVERY_MS = 100;
/** So long a job takes at least, so that the execution has been put aside; in milliseconds. */
const SHORTEST_JOB_MS = 1_000;
const STATEMENTS = { DB_LOGGING_ENABLED: 'true', DB_LOGGING_OPTIONS: 'query' };
const WRITE = /(?:INSERT INTO|UPDATE|DELETE FROM) "execution_\w+"/g;

const NAMES: Array<[Side, string]> = [
	['callback', 'Create and Wait, Callback'],
	['polling', 'Create and Wait, Polling'],
	['loop', 'HTTP Request, then a loop of Wait, HTTP Request and If'],
];

function writtenStatements({ server }: Stage): number {
	return server.logs().match(WRITE)?.length ?? 0;
}

async function oneWait(
	{ n8n, akool }: Stage,
	workflow: SavedWorkflow,
	intervalSeconds: number,
): Promise<Wait> {
	const started = performance.now();
	const id = await n8n.runManually(workflow.id, 'Start');
	const [job] = await untilJobs(akool, 1, ({ url }) => url.endsWith(`/${id}.mp4`));
	if (!job) throw new Error(`Execution ${id} has no job.`);
	// Anywhere in an interval: then the mean of what polling comes too late is honest.
	const jobMs = SHORTEST_JOB_MS + Math.random() * intervalSeconds * 1_000;
	const ended = pause(jobMs).then(() => {
		const at = Date.now();
		void akool.advance(job._id, 3);
		return at;
	});
	let heldMs = 0;
	for (let last = started; ; await pause(LOOK_EVERY_MS)) {
		const status = await n8n.executionStatus(id);
		const now = performance.now();
		if (status === 'running' || status === 'new') heldMs += now - last;
		else if (status !== 'waiting') break;
		last = now;
	}
	const wholeMs = performance.now() - started;
	const { data, status } = await n8n.waitForExecution(id);
	const startTime = data.resultData.runData[AFTER]?.[0]?.startTime;
	if (startTime === undefined) throw new Error(`"${workflow.name}" ended with ${status}.`);
	const reads = akool.requests.filter((request) => askedFor(request) === job._id).length;
	return { lateMs: startTime - (await ended), heldMs, wholeMs, requests: 1 + reads };
}

async function sample(
	stage: Stage,
	workflow: SavedWorkflow,
	{ executions, intervalSeconds, isLogged }: Plan,
): Promise<Sample> {
	stage.akool.reset();
	const before = writtenStatements(stage);
	const waits = await Promise.all(
		Array.from({ length: executions }, async () => await oneWait(stage, workflow, intervalSeconds)),
	);
	const writes = (writtenStatements(stage) - before) / executions;
	return { waits, writes: isLogged ? writes : null };
}

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 5;
	const plan = quick
		? { intervalSeconds: 2, executions: 3, isLogged: false }
		: { intervalSeconds: 15, executions: 8, isLogged: true };
	return await stages.with('waiting', plan.isLogged ? STATEMENTS : {}, async (stage) => {
		const definitions: Record<Side, WorkflowDefinition> = {
			callback: createAndWait(stage, { waitMode: 'callback' }),
			polling: createAndWait(stage, {
				waitMode: 'polling',
				pollIntervalSeconds: plan.intervalSeconds,
			}),
			loop: loop(stage, plan.intervalSeconds),
		};
		const run = async (side: Side) => {
			const workflow = await stage.n8n.createWorkflow(definitions[side]);
			return async () => await sample(stage, workflow, plan);
		};
		const sides = {
			callback: await run('callback'),
			polling: await run('polling'),
			loop: await run('loop'),
		};
		const samples = await interleaved(rounds, sides, { warmUp: false });
		return { ...plan, samples };
	});
}

function allWaits({ samples }: Result, side: Side, of: (wait: Wait) => number): number[] {
	return samples[side].flatMap(({ waits }) => waits.map(of));
}

function writesOf(samples: Sample[]): string {
	const counted = samples.flatMap(({ writes }) => writes ?? []);
	return counted.length > 0 ? figure(mean(counted)) : 'not counted';
}

function report(result: Result): Report {
	const { intervalSeconds, executions, samples } = result;
	const late = (side: Side) => mean(allWaits(result, side, ({ lateMs }) => lateMs));
	const others = Math.min(late('polling'), late('loop'));
	return {
		method: `${executions} executions at once for each way of waiting, one job each; a job ends at a random moment of an interval of ${intervalSeconds} s, at least ${SHORTEST_JOB_MS / 1_000} s after it began. Late: from the job's end at Akool to the start of the next node in n8n's run data. A worker is held while the execution is \`running\`, looked at every ${LOOK_EVERY_MS} ms. Writes: the INSERT, UPDATE and DELETE statements on the tables \`execution_…\` that n8n logs with \`DB_LOGGING_OPTIONS=query\`, for each execution. A real job takes minutes: what polling and the loop hold and ask grows with it, what a callback needs does not.`,
		goals: [
			{
				goal: 'after a callback the next node starts sooner than with polling or a loop',
				figure: `${figure(late('callback'))} ms late, against ${figure(others)} ms (means)`,
				...roundsOf(spread(allWaits(result, 'callback', ({ lateMs }) => lateMs))),
				rounds: samples.callback.length,
				met: late('callback') < others,
				why: 'A callback must be verified, and n8n must load the execution before it goes on.',
			},
		],
		tables: [
			{
				title: `Interval of ${intervalSeconds} s`,
				head: [
					'',
					'late: mean, ms',
					'median, ms',
					'requests for each job',
					'worker held, s',
					'of a whole run of, s',
					'database writes',
				],
				rows: NAMES.map(([side, name]) => [
					name,
					figure(late(side)),
					range(spread(allWaits(result, side, ({ lateMs }) => lateMs))),
					figure(mean(allWaits(result, side, ({ requests }) => requests))),
					figure(mean(allWaits(result, side, ({ heldMs }) => heldMs / 1_000))),
					figure(mean(allWaits(result, side, ({ wholeMs }) => wholeMs / 1_000))),
					writesOf(samples[side]),
				]),
			},
		],
	};
}

/** Waiting for a job: callback, polling, and a loop built by hand. */
export const waiting: Benchmark<Result> = {
	number: 4,
	name: 'waiting',
	title: 'Waiting for a job: callback, polling, and a loop built by hand',
	measure,
	report,
};
