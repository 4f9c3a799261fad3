import { REFUSALS, lossOf, lossRows, type Refusal, type Side } from './lostJobs';
import type { Benchmark, Report, Setting } from './runner/benchmark';
import { figure, range, ratioText } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { measureRun, type RunTimes } from './runner/run';
import type { Stage } from './runner/stages';
import { ratio, spread } from './runner/statistics';
import { activateLine, akoolStep, createJob, httpRequestStep, type Line } from './runner/workflows';

interface Result {
	items: number;
	refused: number;
	latencies: Array<{ latencyMs: number; samples: Samples<Side, RunTimes> }>;
	refusals: Refusal[];
}

const SOURCE = 'https://videos.example/';

function videos(count: number): object[] {
	return Array.from({ length: count }, (_, index) => ({ url: `${SOURCE}${index + 1}.mp4` }));
}

async function timed(
	stage: Stage,
	line: Line,
	items: number,
	latencyMs: number,
): Promise<RunTimes> {
	const { akool } = stage;
	akool.reset();
	akool.fault({ kind: 'create', latencyMs });
	const { times } = await measureRun(stage, line, videos(items));
	const { length } = akool.jobs;
	if (length !== items) throw new Error(`${line.workflow.name} created ${length} jobs.`);
	return times;
}

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 5;
	const items = quick ? 50 : 200;
	return await stages.with('createTranslation', {}, async (stage) => {
		const { n8n, akool, credential } = stage;
		const url = '={{ $json.url }}';
		const body =
			'={{ JSON.stringify({ url: $json.url, language: "fr", source_language: "DEFAULT", lipsync: false }) }}';
		const lines: Record<Side, Line> = {
			akool: await activateLine(
				n8n,
				'Create Translation',
				akoolStep(
					{ operation: 'createTranslation', videoUrl: url, targetLanguages: ['fr'], options: {} },
					credential,
				),
			),
			httpRequest: await activateLine(
				n8n,
				'HTTP Request that creates a translation',
				httpRequestStep(createJob(akool, body), credential),
			),
		};
		const result: Result = { items, refused: items / 2, latencies: [], refusals: [] };
		for (const latencyMs of quick ? [0] : [0, 20, 200]) {
			const run = (side: Side) => async () => await timed(stage, lines[side], items, latencyMs);
			const sides = { akool: run('akool'), httpRequest: run('httpRequest') };
			result.latencies.push({ latencyMs, samples: await interleaved(rounds, sides) });
		}
		for (const { kind, fault } of REFUSALS) {
			const run = (side: Side) => async () => {
				akool.reset();
				akool.fault({ kind: 'create', url: `${SOURCE}${result.refused}.mp4`, ...fault });
				return await lossOf(stage, lines[side], videos(items));
			};
			const sides = { akool: run('akool'), httpRequest: run('httpRequest') };
			result.refusals.push({ kind, samples: await interleaved(rounds, sides, { warmUp: false }) });
		}
		akool.reset();
		return result;
	});
}

function report(result: Result): Report {
	const { items, refused: place, latencies, refusals } = result;
	const most = Math.max(
		...refusals.flatMap(({ samples }) => samples.akool.map(({ lost }) => lost)),
	);
	const unnoticed = refusals.some(({ samples }) => samples.akool.some((loss) => loss.unnoticed));
	const rounds = Math.min(...refusals.map(({ samples }) => samples.akool.length));
	const wholeMs = (run: RunTimes) => run.wholeMs;
	return {
		method: `${items} items with one language each, created by our node and by HTTP Request with the same body. Our node sends at most 5 creates at once, so that a failure stops the others before they are paid; HTTP Request sends all at once. Then item ${place} is refused, in two ways: a paid job is lost when its ID is neither in what a node gave nor in the error of the execution, so that nobody can fetch the video.`,
		goals: [
			{
				goal: `no paid job is lost when item ${place} is refused`,
				figure: `${most} lost`,
				rounds,
				met: most === 0,
				why: 'Every ID that Akool has given must be in the output or in the description of the error; see `nodes/Akool/jobs/createRun.ts`.',
			},
			{
				goal: 'the refusal is noticed',
				figure: unnoticed ? 'the run ended in success' : 'the run ended in error',
				rounds,
				met: !unnoticed,
				why: 'Akool answers HTTP 200 with a code; see `nodes/Akool/protocol/envelope.ts`.',
			},
		],
		tables: [
			{
				title: 'Time',
				head: ['latency, ms', 'Akool, ms', 'HTTP Request, ms', 'ratio', 'processor time, ratio'],
				rows: latencies.map(({ latencyMs, samples: { akool, httpRequest } }) => [
					figure(latencyMs),
					range(spread(akool.map(wholeMs))),
					range(spread(httpRequest.map(wholeMs))),
					ratioText(ratio(akool.map(wholeMs), httpRequest.map(wholeMs))),
					ratioText(
						ratio(
							akool.map(({ processorMs }) => processorMs),
							httpRequest.map(({ processorMs }) => processorMs),
						),
					),
				]),
			},
			{
				title: `Item ${place} of ${items} is refused`,
				head: ['', 'paid jobs', 'of those lost', 'execution ends in'],
				rows: lossRows(refusals),
			},
		],
	};
}

/** Creating many jobs: our node against HTTP Request. */
export const createTranslation: Benchmark<Result> = {
	number: 2,
	name: 'createTranslation',
	title: 'Create Translation against HTTP Request',
	measure,
	report,
};
