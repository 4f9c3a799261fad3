import type { Benchmark, Report, Table } from './benchmark';
import { allGoalRows, goalRows } from './goals';
import type { Machine } from './machine';
import type { Measured } from './results';
import { tableText } from './tables';

/** A benchmark with what it measured last. */
export interface Chapter {
	benchmark: Benchmark;
	measured: Measured;
}

/** Name of a benchmark's chart beside the page. */
export function chartFile({ number, name }: Benchmark): string {
	return `${number}-${name}.svg`;
}

function machineText(machine: Machine): string {
	const { processor, cores, memoryGigabytes, system } = machine;
	return `${processor}, ${cores} cores, ${memoryGigabytes} GB, ${system}`;
}

function placeTable(chapters: Chapter[]): string {
	const rows = chapters.map(({ benchmark, measured: { date, machine, quick } }) => [
		`${benchmark.number}. ${benchmark.title}`,
		date.slice(0, 10),
		machine.n8n,
		machine.node,
		machine.package,
		machineText(machine),
		`npm run bench -- ${quick ? '--quick ' : ''}${benchmark.number}`,
	]);
	const head = ['benchmark', 'date', 'n8n', 'Node', 'package', 'machine', 'to repeat it'];
	return tableText({ head, rows });
}

/** All goals in one table: whether they were met, and how sure that is. */
export function goalsOf(chapters: Chapter[]): string {
	const told = chapters.map(({ benchmark, measured }) => ({
		name: `${benchmark.number}. ${benchmark.title}`,
		goals: benchmark.report(measured.result).goals,
	}));
	return tableText(allGoalRows(told));
}

function tableSection(table: Table): string {
	return `**${table.title}**\n\n${tableText(table)}`;
}

/** Why each goal that was not reached was not. */
export function causes({ goals }: Report): string[] {
	const reasons = goals.filter(({ met }) => !met).map(({ why }) => why);
	return [...new Set(reasons)];
}

function chapterText({ benchmark, measured }: Chapter, charts: string): string {
	const report = benchmark.report(measured.result);
	const missed = causes(report);
	return [
		`## ${benchmark.number}. ${benchmark.title}`,
		report.method,
		...(report.goals.length > 0 ? [tableText(goalRows(report.goals))] : []),
		...(missed.length > 0 ? [`### Why not\n\n${missed.join('\n\n')}`] : []),
		...(report.chart ? [`![${report.chart.title}](${charts}/${chartFile(benchmark)})`] : []),
		...report.tables.map(tableSection),
	].join('\n\n');
}

/**
 * The page with all that was measured.
 * @param charts the folder with the charts, as seen from the page
 */
export function pageText(chapters: Chapter[], charts: string): string {
	return [
		'# Benchmarks',
		goalsOf(chapters),
		'This page is written by `npm run bench`, which starts real n8n and a simulated Akool, runs each task through the nodes of this package and through what a user would take in their place, and compares. `npm run bench -- 1 5` repeats some of them, `npm run bench -- --quick` shows in less than three minutes that they work, without touching this page.',
		'Sides that are compared take turns, in alternating order, most often after a round that warms up and does not count. A figure is the median, with the least and the most in parentheses. A ratio is taken round by round, ours to the other; after ± comes the median distance from its median. In the table of goals, a spread is the least and the most of the rounds, and that distance. Simulator and n8n share the processor, so a benchmark that keeps both busy measures both. Processor time is that of the n8n process with all its threads (`/proc/<pid>/stat`, in steps of 10 ms on most machines), until it has come to rest; memory is resident memory, looked at every 20 ms.',
		placeTable(chapters),
		...chapters.map((chapter) => chapterText(chapter, charts)),
	].join('\n\n');
}
