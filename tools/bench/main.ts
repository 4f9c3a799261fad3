import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { REPOSITORY } from '../folders';
import { buildPackage } from '../n8n/pack';
import { duration, step } from '../progress';
import { benchmarks } from './benchmarks';
import type { Benchmark, Report } from './runner/benchmark';
import { formatted } from './runner/formatted';
import { goalRows } from './runner/goals';
import { thisMachine } from './runner/machine';
import { causes, chartFile, goalsOf, pageText, type Chapter } from './runner/page';
import { keepResult, keptResult, type Measured } from './runner/results';
import { PROFILES, Stages } from './runner/stages';
import { tableText } from './runner/tables';

const USAGE = `npm run bench                measures everything, and writes docs/benchmarks.md (an hour)
npm run bench -- 1 5         measures some, and leaves the figures of the others as they are
npm run bench -- --quick     few rounds and small sizes; writes artifacts/bench/benchmarks.md
npm run bench -- --render    measures nothing, and writes docs/benchmarks.md from the kept results
  --cpu-prof                 n8n writes profiles of its processor time to artifacts/bench/profiles

${benchmarks.map(({ number, title }) => `  ${number}  ${title}`).join('\n')}
`;

const MEGABYTE = 1024 * 1024;

/** Where the page goes, and the folder beside it with charts and results. */
interface Place {
	page: string;
	folder: string;
}

const QUICK: Place = {
	page: path.join(REPOSITORY, 'artifacts/bench/benchmarks.md'),
	folder: path.join(REPOSITORY, 'artifacts/bench/benchmarks'),
};
const FULL: Place = {
	page: path.join(REPOSITORY, 'docs/benchmarks.md'),
	folder: path.join(REPOSITORY, 'docs/benchmarks'),
};

function chosen(numbers: string[]): Benchmark[] {
	if (numbers.length === 0) return benchmarks;
	return numbers.map((text) => {
		const found = benchmarks.find(({ number }) => String(number) === text);
		if (!found) throw new Error(`There is no benchmark ${text}.\n\n${USAGE}`);
		return found;
	});
}

function print(report: Report): void {
	for (const table of report.tables) console.log(`\n${table.title}\n${tableText(table)}`);
	if (report.goals.length > 0) console.log(`\n${tableText(goalRows(report.goals))}`);
	for (const cause of causes(report)) console.log(`\nWhy not: ${cause}`);
	console.log('');
}

function keptReport(benchmark: Benchmark, { result }: Measured): Report {
	try {
		return benchmark.report(result);
	} catch (error) {
		const again = `Measure it again: npm run bench -- ${benchmark.number}`;
		throw new Error(`The kept result of benchmark ${benchmark.number} does not fit. ${again}`, {
			cause: error,
		});
	}
}

async function writePage({ page, folder }: Place): Promise<void> {
	const chapters: Chapter[] = [];
	for (const benchmark of benchmarks) {
		const measured = await keptResult(folder, benchmark);
		if (measured) chapters.push({ benchmark, measured });
	}
	await mkdir(folder, { recursive: true });
	for (const { benchmark, measured } of chapters) {
		const { chart } = keptReport(benchmark, measured);
		if (chart) await writeFile(path.join(folder, chartFile(benchmark)), chart.svg);
	}
	const text = pageText(chapters, path.basename(folder));
	await writeFile(page, await formatted(page, text));
	console.log(`\n${goalsOf(chapters)}\n\nWritten: ${path.relative(REPOSITORY, page)}`);
}

async function bench(numbers: string[], quick: boolean, profiled: boolean): Promise<void> {
	const started = performance.now();
	const place = quick ? QUICK : FULL;
	const todo = chosen(numbers);
	if (profiled) await rm(PROFILES, { recursive: true, force: true });
	await step('Building the package', buildPackage);
	const machine = await thisMachine();
	const stages = new Stages(quick, (quick ? 50 : 300) * MEGABYTE, profiled);
	try {
		for (const benchmark of todo) {
			const { number, title } = benchmark;
			const result = await step(
				`${number}. ${title}`,
				async () => await benchmark.measure({ quick, stages }),
			);
			const date = new Date().toISOString();
			await keepResult(place.folder, benchmark, { date, machine, quick, result });
			print(benchmark.report(result));
		}
	} finally {
		await stages.endAll();
	}
	await writePage(place);
	console.log(`It took ${duration(performance.now() - started)}.`);
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			quick: { type: 'boolean', default: false },
			render: { type: 'boolean', default: false },
			'cpu-prof': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) console.log(USAGE);
	else if (values.render) await writePage(values.quick ? QUICK : FULL);
	else await bench(positionals, values.quick, values['cpu-prof']);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
