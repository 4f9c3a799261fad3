import type { Benchmark, Report, Setting, Table } from './runner/benchmark';
import { figure, range } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { percentile, spread } from './runner/statistics';
import { PARTS, startQueueStage, type Load, type Part } from './queueStage';

/** How many of each process: webhook processes, then workers. */
const CASES = { '1+1': [1, 1], '2+1': [2, 1], '2+2': [2, 2], '1+2': [1, 2] } as const;

interface Result {
	callbacks: number;
	atOnce: number;
	/** So many callbacks were remembered in all rounds. */
	remembered: number;
	samples: Samples<string, Load>;
}

const AT_ONCE = 20;
const SHARES = [50, 95, 99] as const;
/** So many callbacks n8n remembers of a node: then what it writes for each grows no more. */
const REMEMBERED = 1_000;

async function measure({ quick }: Setting): Promise<Result> {
	const callbacks = quick ? 60 : 300;
	const remembered = quick ? callbacks : REMEMBERED;
	const cases = Object.entries(CASES).slice(0, quick ? 1 : undefined);
	const webhooks = Math.max(...cases.map(([, [count]]) => count));
	const stage = await startQueueStage(webhooks);
	try {
		await stage.load(webhooks, remembered, AT_ONCE);
		const run =
			([webhooks, workers]: readonly [number, number]) =>
			async () => {
				await stage.runWorkers(workers);
				return await stage.load(webhooks, callbacks, AT_ONCE);
			};
		const sides = Object.fromEntries(cases.map(([name, processes]) => [name, run(processes)]));
		const samples = await interleaved(quick ? 1 : 3, sides, { warmUp: !quick });
		return { callbacks, atOnce: AT_ONCE, remembered, samples };
	} finally {
		await stage.end();
	}
}

/** One row for each number of processes. */
function table(
	title: string,
	{ samples }: Result,
	columns: Array<[string, (load: Load) => number]>,
): Table {
	return {
		title,
		head: ['webhook processes + workers', ...columns.map(([name]) => name)],
		rows: Object.entries(samples).map(([name, loads]) => [
			name.replace('+', ' + '),
			...columns.map(([, value]) => {
				const all = spread(loads.map(value));
				return all.count > 1 ? range(all) : figure(all.median);
			}),
		]),
	};
}

const NAMES: Record<Part, string> = {
	webhooks: 'webhook processes',
	workers: 'workers',
	main: 'main',
	postgres: 'PostgreSQL',
	redis: 'Redis',
};

function report(result: Result): Report {
	const { callbacks, atOnce, remembered } = result;
	return {
		method: `${callbacks} callbacks a round, ${atOnce} at once, to Akool Trigger with one node after it, in n8n's queue mode: a main process, webhook processes and workers, each with n8n's default of 10 executions at once for a worker and 2 connections to the database for each process; PostgreSQL without \`fsync\`, and Redis. \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE\` and \`N8N_EXPRESSION_ENGINE_COMPILE_CACHE\` are set. Callbacks go to the webhook processes in turn; one that gets none stays there, idle. All of it, and what sends, shares the processors of one machine: so processes more do not make it faster here, and processor time is what to reckon with. Executed a second: until n8n has noted the end of the last execution. ${remembered.toLocaleString('en-US')} callbacks had been handled before, so that the memory for repeated ones, which is written for each callback, had its full size. Written: rows inserted, updated and deleted; log: what PostgreSQL writes to its write-ahead log.`,
		goals: [],
		tables: [
			table('Callbacks', result, [
				['answered a second', ({ perSecond }) => perSecond],
				['executed a second', ({ executedPerSecond }) => executedPerSecond],
				...SHARES.map((share): [string, (load: Load) => number] => [
					`${share} % answered within, ms`,
					({ answersMs }) => percentile(answersMs, share / 100),
				]),
			]),
			table('Processor time for each callback, ms', result, [
				...PARTS.map((part): [string, (load: Load) => number] => [
					NAMES[part],
					({ processorMs }) => processorMs[part],
				]),
				['together', ({ processorMs }) => PARTS.reduce((sum, part) => sum + processorMs[part], 0)],
			]),
			table('PostgreSQL, for each callback', result, [
				['rows written', ({ database }) => database.rows],
				['log, kB', ({ database }) => database.logBytes / 1_000],
				['growth, kB', ({ database }) => database.bytes / 1_000],
				['connections in all', ({ connections }) => connections],
			]),
		],
	};
}

/** Receiving callbacks in queue mode. */
export const queue: Benchmark<Result> = {
	number: 9,
	name: 'queue',
	title: 'Callbacks in queue mode',
	measure,
	report,
};
