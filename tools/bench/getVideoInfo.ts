import { outputOf } from '../n8n/execution';
import type { Benchmark, Goal, Report, Setting, Table } from './runner/benchmark';
import { COLOURS, svgChart, type Series } from './runner/charts';
import { digits, figure, range, ratioText, roundsOf } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { measureRun, type RunTimes } from './runner/run';
import type { Stage } from './runner/stages';
import { ratio, spread } from './runner/statistics';
import {
	MEASURED,
	activateLine,
	akoolStep,
	askForJob,
	httpRequestStep,
	type Line,
} from './runner/workflows';

type Side = 'akool' | 'httpRequest';

interface Sample extends RunTimes {
	/** The most requests under way at once. */
	underWay: number;
}

interface Case {
	items: number;
	latencyMs: number;
	samples: Samples<Side, Sample>;
}

/** A run of one item is shorter than what can be measured well: the mean of so many is a sample. */
const REPEATS_OF_ONE = 10;
const GOAL_WITHOUT_LATENCY = 1.0;
const GOAL_WITH_LATENCY = 1.5;

async function sample(stage: Stage, line: Line, items: number): Promise<Sample> {
	const { akool } = stage;
	akool.clearRequests();
	const jobs = akool.jobs.slice(0, items).map(({ _id }) => ({ id: _id }));
	const repeats = items === 1 ? REPEATS_OF_ONE : 1;
	const { times, execution } = await measureRun(stage, line, jobs, { repeats });
	const given = outputOf(execution, MEASURED).length;
	if (given !== items) throw new Error(`${line.workflow.name}: ${given} of ${items} items.`);
	return { ...times, underWay: akool.peak.info };
}

async function measure({ quick, stages }: Setting): Promise<Case[]> {
	const sizes = quick ? [1, 50] : [1, 50, 200, 1_000];
	const latencies = quick ? [0, 20] : [0, 20, 200];
	return await stages.with('getVideoInfo', {}, async (stage) => {
		const { n8n, akool, credential } = stage;
		const id = '={{ $json.id }}';
		const lines: Record<Side, Line> = {
			akool: await activateLine(
				n8n,
				'Get Video Info',
				akoolStep({ operation: 'getVideoInfo', videoModelId: id }, credential),
			),
			httpRequest: await activateLine(
				n8n,
				'HTTP Request that asks for a job',
				httpRequestStep(askForJob(akool, id), credential),
			),
		};
		akool.reset();
		for (let count = 0; count < Math.max(...sizes); count++) akool.addJob({ video_status: 3 });
		const cases: Case[] = [];
		for (const latencyMs of latencies) {
			const endLatency = akool.fault({ kind: 'info', latencyMs });
			// Without latency both sides are close, so that it takes more rounds to tell them apart.
			const rounds = quick ? 1 : latencyMs === 0 ? 9 : 5;
			for (const items of sizes) {
				const samples = await interleaved<Side, Sample>(rounds, {
					akool: async () => await sample(stage, lines.akool, items),
					httpRequest: async () => await sample(stage, lines.httpRequest, items),
				});
				cases.push({ items, latencyMs, samples });
			}
			endLatency();
		}
		return cases;
	});
}

function ratioOf({ samples }: Case, of: (sample: Sample) => number) {
	return ratio(samples.akool.map(of), samples.httpRequest.map(of));
}

const wholeMs = (sample: Sample) => sample.wholeMs;

function goal(cases: Case[], latency: boolean): Goal {
	const most = latency ? GOAL_WITH_LATENCY : GOAL_WITHOUT_LATENCY;
	const looked = cases.filter(({ latencyMs }) => latencyMs > 0 === latency);
	const ratios = looked.map((one) => ({ ...one, ratio: ratioOf(one, wholeMs) }));
	const worst = ratios.reduce((first, second) =>
		second.ratio.median > first.ratio.median ? second : first,
	);
	const where = latency ? `, ${worst.latencyMs} ms` : '';
	return {
		goal: `${latency ? 'with' : 'without'} latency at most ${most.toFixed(1)} of the time of HTTP Request`,
		figure: `at most ${digits(worst.ratio.median)} (${worst.items} items${where})`,
		...roundsOf(worst.ratio, digits),
		met: worst.ratio.median <= most,
		why: latency ? LIMIT_THAT_MOVES : COST_OF_READING,
	};
}

const LIMIT_THAT_MOVES =
	"With latency the limit decides: the node begins with 25 requests at once, and doubles that after each full round up to 100. So 1,000 items at 200 ms take 12 rounds of 200 ms at least. HTTP Request without batching sends all at once: it starts every request in one loop and then awaits `Promise.allSettled(requestPromises…)` (`n8n-nodes-base/dist/nodes/HttpRequest/V3/HttpRequestV3.node.js`). The limit is there on purpose: it keeps a large run below Akool's limit of requests, which would answer with code 1005, and keeps n8n from opening a connection per item.";

const COST_OF_READING =
	'Without latency processor time decides, and most of it is the same on both sides: one expression for each item, and for each request the credential, which n8n reads and decrypts anew (`httpRequestWithAuthentication` of n8n-core, `getCredentials(nodeCredentialType, itemIndex)` in `HttpRequestV3.node.js`), and axios. Our node looks at each answer besides.';

function table(latencyMs: number, cases: Case[]): Table {
	return {
		title: `${latencyMs} ms latency`,
		head: [
			'items',
			'Akool, ms',
			'HTTP Request, ms',
			'ratio',
			'node alone, ratio',
			'processor time, ms',
			'of HTTP Request, ms',
			'under way',
			'of HTTP Request',
		],
		rows: cases.map((one) => {
			const { akool, httpRequest } = one.samples;
			const middle = (of: (sample: Sample) => number, samples: Sample[]) =>
				figure(spread(samples.map(of)).median);
			return [
				figure(one.items),
				range(spread(akool.map(wholeMs))),
				range(spread(httpRequest.map(wholeMs))),
				ratioText(ratioOf(one, wholeMs)),
				ratioText(ratioOf(one, ({ nodeMs }) => Math.max(nodeMs, 1))),
				middle(({ processorMs }) => processorMs, akool),
				middle(({ processorMs }) => processorMs, httpRequest),
				middle(({ underWay }) => underWay, akool),
				middle(({ underWay }) => underWay, httpRequest),
			];
		}),
	};
}

function chart(latencies: number[], cases: Case[]): string {
	const colours = Object.values(COLOURS);
	const series = latencies.flatMap((latencyMs, index): Series[] => {
		const own = cases.filter((one) => one.latencyMs === latencyMs);
		const values = (side: Side) =>
			own.map(({ samples }) => spread(samples[side].map(wholeMs)).median);
		const colour = colours[index] ?? COLOURS.grey;
		return [
			{ name: `Akool, ${latencyMs} ms`, values: values('akool'), colour },
			{
				name: `HTTP Request, ${latencyMs} ms`,
				values: values('httpRequest'),
				colour,
				dashed: true,
			},
		];
	});
	const sizes = cases.filter(({ latencyMs }) => latencyMs === latencies[0]);
	return svgChart({
		title: 'Get Video Info: time of the whole run, by latency',
		kind: 'line',
		across: 'items',
		categories: sizes.map(({ items }) => figure(items)),
		up: 'milliseconds',
		series,
		logarithmic: true,
	});
}

function report(cases: Case[]): Report {
	const latencies = [...new Set(cases.map(({ latencyMs }) => latencyMs))];
	return {
		method: `A workflow of Webhook, Split Out, the measured node, and one that answers. Measured: from the call of the webhook to the answer at the end; in "node alone" what n8n tells as the node's own time. HTTP Request uses the same credential and has no batching; it does not look at Akool's result code, which our node does. A sample of 1 item is the mean of ${REPEATS_OF_ONE} runs.`,
		goals: [goal(cases, false), goal(cases, true)],
		tables: latencies.map((latencyMs) =>
			table(
				latencyMs,
				cases.filter((one) => one.latencyMs === latencyMs),
			),
		),
		chart: { title: 'Time of Get Video Info and HTTP Request', svg: chart(latencies, cases) },
	};
}

/** Asking for many jobs: our node against HTTP Request. */
export const getVideoInfo: Benchmark<Case[]> = {
	number: 1,
	name: 'getVideoInfo',
	title: 'Get Video Info against HTTP Request',
	measure,
	report,
};
