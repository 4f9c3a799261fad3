import { outputOf } from '../n8n/execution';
import type { Benchmark, Report, Setting } from './runner/benchmark';
import { digits, figure, range, ratioText, roundsOf } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { measureRun } from './runner/run';
import type { Stage } from './runner/stages';
import { spread } from './runner/statistics';
import {
	MEASURED,
	activateLine,
	akoolStep,
	askForJob,
	httpRequestStep,
	type Line,
	type Step,
} from './runner/workflows';

type Side = 'akool' | 'httpRequest';

interface Sample {
	/** What n8n tells as the time of the node; in milliseconds. */
	nodeMs: number;
	/** Items that came out as an error in place of the job. */
	lost: number;
	/** How many requests Akool got, those included that it throttled. */
	requests: number;
	throttled: number;
}

interface Result {
	items: number;
	latencyMs: number;
	/** How many reads Akool lets in at once. */
	most: number;
	samples: Samples<Side, Sample>;
}

/** How much longer than the ideal it may take. */
const MOST_TIME = 1.3;

async function sample(stage: Stage, line: Line, items: number): Promise<Sample> {
	const { akool } = stage;
	akool.clearRequests();
	const throttledBefore = akool.throttled.refused;
	const jobs = akool.jobs.slice(0, items).map(({ _id }) => ({ id: _id }));
	const { times, execution } = await measureRun(stage, line, jobs);
	const output = outputOf(execution, MEASURED);
	return {
		nodeMs: times.nodeMs,
		lost: items - output.filter((json) => json.error === undefined).length,
		requests: akool.requests.length,
		throttled: akool.throttled.refused - throttledBefore,
	};
}

/** So that an item that fails does not end the run. */
const goingOn = (step: Step): Step => ({ ...step, onError: 'continueRegularOutput' });

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 3;
	const items = quick ? 100 : 1_000;
	const latencyMs = 200;
	const most = 10;
	return await stages.with('throttled', {}, async (stage) => {
		const { n8n, akool, credential } = stage;
		const id = '={{ $json.id }}';
		const own = akoolStep({ operation: 'getVideoInfo', videoModelId: id }, credential);
		const other = httpRequestStep(askForJob(akool, id), credential);
		const lines: Record<Side, Line> = {
			akool: await activateLine(n8n, 'Get Video Info, throttled', goingOn(own)),
			httpRequest: await activateLine(n8n, 'HTTP Request, throttled', goingOn(other)),
		};
		akool.reset();
		for (let count = 0; count < items; count++) akool.addJob({ video_status: 3 });
		const endLatency = akool.fault({ kind: 'info', latencyMs });
		akool.throttle({ most, answer: 'http' });
		try {
			const samples = await interleaved<Side, Sample>(
				rounds,
				{
					akool: async () => await sample(stage, lines.akool, items),
					httpRequest: async () => await sample(stage, lines.httpRequest, items),
				},
				{ warmUp: false },
			);
			return { items, latencyMs, most, samples };
		} finally {
			akool.throttle(null);
			endLatency();
		}
	});
}

function report({ items, latencyMs, most, samples }: Result): Report {
	const idealMs = (items * latencyMs) / most;
	const toIdeal = (side: Side) => spread(samples[side].map(({ nodeMs }) => nodeMs / idealMs));
	const lost = (side: Side) => spread(samples[side].map((one) => one.lost));
	const time = toIdeal('akool');
	const names: Array<[Side, string]> = [
		['akool', 'Get Video Info'],
		['httpRequest', 'HTTP Request'],
	];
	return {
		method: `${figure(items)} reads against an Akool that takes ${latencyMs} ms for each, lets ${most} in at once and answers HTTP 429 at once to more. Ideal: ${figure(items)} × ${latencyMs} ms ÷ ${most} = ${figure(idealMs / 1_000)} s, of which the time of the node is told. Both nodes go on after an error (On Error: Continue), without Retry On Fail. HTTP Request has no batching, as it comes: it sends all at once, and each item that is throttled comes out as an error.`,
		goals: [
			{
				goal: `all of ${figure(items)} throttled reads come out`,
				figure: `${figure(lost('akool').most)} lost`,
				...roundsOf(lost('akool')),
				met: lost('akool').most === 0,
				why: 'A read that is throttled while others are under way is sent again when its turn comes; see `nodes/Akool/requests/readLimiter.ts`.',
			},
			{
				goal: `throttled reads take at most ${MOST_TIME} of the ideal time`,
				figure: digits(time.median),
				...roundsOf(time, digits),
				met: time.median <= MOST_TIME,
				why: 'The limit rises and falls until it knows what Akool allows, and rises by one now and then to see whether that has changed.',
			},
		],
		tables: [
			{
				title: `At most ${most} at once`,
				head: ['', 'seconds', 'of the ideal', 'items lost', 'requests', 'of these throttled'],
				rows: names.map(([side, name]) => [
					name,
					range(spread(samples[side].map(({ nodeMs }) => nodeMs / 1_000))),
					ratioText(toIdeal(side)),
					range(lost(side)),
					range(spread(samples[side].map(({ requests }) => requests))),
					range(spread(samples[side].map(({ throttled }) => throttled))),
				]),
			},
		],
	};
}

/** Asking for many jobs of an Akool that throttles: our node against HTTP Request. */
export const throttled: Benchmark<Result> = {
	number: 10,
	name: 'throttled',
	title: 'Many reads while Akool throttles',
	measure,
	report,
};
