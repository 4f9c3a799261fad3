import { deliverAll } from '../load/senders';
import { akoolListener, webhookListener, type Listener } from '../load/workflows';
import { processorTimeWhenQuiet } from '../n8n/cpuTime';
import { memoryDuring } from '../n8n/memory';
import { n8nLine } from '../n8n/versions';
import type { Benchmark, Goal, Report, Setting, Table } from './runner/benchmark';
import { digits, figure, range, roundsOf } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { Stages, type Stage } from './runner/stages';
import { percentile, ratio, spread } from './runner/statistics';

type Side = 'akoolTrigger' | 'webhook';

interface Sample {
	/** Answered callbacks a second. */
	perSecond: number;
	/** Callbacks a second until n8n has ended their executions, too, and come to rest. */
	executedPerSecond: number;
	/** Processor time of n8n for each, with the execution that it starts, in milliseconds. */
	processorMs: number;
	/** Milliseconds within which so many of a hundred had their answer. */
	answers: Record<(typeof SHARES)[number], number>;
	/** Resident memory at most, in megabytes, and how much it rose. */
	memory: number;
	rise: number;
}

interface EngineResult {
	engine: string;
	samples: Samples<Side, Sample>;
}

interface Result {
	callbacks: number;
	atOnce: number;
	engines: EngineResult[];
}

const SHARES = [10, 50, 95, 99] as const;
const AT_ONCE = 20;

const LEGACY = 'legacy';
/** The goal is the share of the callbacks that Webhook has executed in a second. */
const ENGINES: Array<{ engine: string; goal: number; env: Record<string, string> }> = [
	{ engine: LEGACY, goal: 1, env: { N8N_EXPRESSION_ENGINE: 'legacy' } },
	{ engine: 'default', goal: 0.55, env: {} },
	{
		engine: 'default, tuned',
		goal: 0.9,
		env: {
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
		},
	},
];

async function sample(
	stage: Stage,
	{ url, workflow }: Listener,
	callbacks: number,
	name: string,
): Promise<Sample> {
	const { akool, n8n } = stage;
	const pid = Stages.pid(stage);
	const bodies = Array.from({ length: callbacks }, (_, index) =>
		JSON.stringify(akool.signCallback({ _id: `${name}-${index}`, status: 3 })),
	);
	const usedBefore = await processorTimeWhenQuiet(pid);
	const { result, memory } = await memoryDuring(pid, async () => {
		const started = performance.now();
		const deliveries = await deliverAll(url, bodies, AT_ONCE);
		const tookMs = performance.now() - started;
		const used = await processorTimeWhenQuiet(pid);
		return { deliveries, tookMs, used, restedMs: performance.now() - started };
	});
	const refused = result.deliveries.find(({ status }) => status !== 200);
	if (refused) throw new Error(`"${workflow.name}" answered ${refused.status}.`);
	await n8n.waitForExecutions(workflow.id, callbacks);
	const times = result.deliveries.map(({ tookMs }) => tookMs);
	return {
		perSecond: callbacks / (result.tookMs / 1_000),
		executedPerSecond: callbacks / (result.restedMs / 1_000),
		processorMs: (result.used - usedBefore) / callbacks,
		answers: Object.fromEntries(
			SHARES.map((share) => [share, percentile(times, share / 100)]),
		) as Sample['answers'],
		memory: memory.peak,
		rise: memory.peak - memory.before,
	};
}

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 5;
	const callbacks = quick ? 40 : 200;
	const line = n8nLine().name;
	const wanted = ENGINES.filter(({ engine }) =>
		line === '1.x' ? engine === LEGACY : !quick || engine === 'default',
	);
	const engines: EngineResult[] = [];
	for (const { engine, env } of wanted) {
		const samples = await stages.with(`callbacks-${engine}`, env, async (stage) => {
			const { n8n, credential } = stage;
			const sides: Record<Side, () => Promise<Listener>> = {
				akoolTrigger: async () => await akoolListener(n8n, credential),
				webhook: async () => await webhookListener(n8n),
			};
			const run = (side: Side) => async (round: number) =>
				await sample(stage, await sides[side](), callbacks, `${side}-${round}`);
			return await interleaved<Side, Sample>(rounds, {
				akoolTrigger: run('akoolTrigger'),
				webhook: run('webhook'),
			});
		});
		engines.push({ engine, samples });
	}
	return { callbacks, atOnce: AT_ONCE, engines };
}

function speed({ samples }: EngineResult) {
	const perSecond = ({ executedPerSecond: value }: Sample) => value;
	return ratio(samples.akoolTrigger.map(perSecond), samples.webhook.map(perSecond));
}

const LEGACY_WHY =
	'Akool Trigger checks the signature, decrypts and parses each callback, which Webhook does not; and it remembers each, which n8n writes to the database before it answers (`await this.workflowStaticDataService.saveStaticData(workflow)` in `n8n/dist/webhooks/live-webhooks.js`), while of Webhook there is nothing to save.';

const DEFAULT_WHY =
	'With the default expression engine of n8n 2 each callback of a community trigger costs a sandbox more than one of Webhook. `webhookPhaseNeedsIsolate` in `n8n/dist/webhooks/live-webhooks.js` spares the sandbox only to a node whose type is literally `n8n-nodes-base.webhook` (`if (startNode.type !== WEBHOOK_NODE_TYPE) return true`). The execution takes another one for both sides, and reading the credential a third one (`await workflow.expression.acquireIsolate()` in `n8n/dist/credentials-helper.js`), once in 10 seconds. `N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true` and `N8N_EXPRESSION_ENGINE_COMPILE_CACHE=true` ("default, tuned") set one up only where an expression is evaluated.';

function goal(result: EngineResult): Goal {
	const reached = speed(result);
	const wanted = ENGINES.find(({ engine }) => engine === result.engine)?.goal ?? 1;
	return {
		goal: `engine "${result.engine}": at least ${wanted} of the callbacks that Webhook has executed in a second`,
		figure: digits(reached.median),
		...roundsOf(reached, digits),
		met: reached.median >= wanted,
		why: result.engine === LEGACY ? LEGACY_WHY : DEFAULT_WHY,
	};
}

function table({ engine, samples }: EngineResult): Table {
	const names: Array<[Side, string]> = [
		['akoolTrigger', 'Akool Trigger'],
		['webhook', 'Webhook'],
	];
	return {
		title: `Expression engine: ${engine}`,
		head: [
			'',
			'answered a second',
			'executed a second',
			'processor time each, ms',
			...SHARES.map((share) => `${share} % answered within, ms`),
			'memory at most, MB',
			'rise, MB',
		],
		rows: names.map(([side, name]) => {
			const of = (value: (sample: Sample) => number) => spread(samples[side].map(value));
			return [
				name,
				range(of(({ perSecond }) => perSecond)),
				range(of(({ executedPerSecond }) => executedPerSecond)),
				figure(of(({ processorMs }) => processorMs).median),
				...SHARES.map((share) => figure(of(({ answers }) => answers[share]).median)),
				figure(of(({ memory }) => memory).most),
				range(of(({ rise }) => rise)),
			];
		}),
	};
}

function report({ callbacks, atOnce, engines }: Result): Report {
	return {
		method: `${callbacks} callbacks a round, ${atOnce} at once, to Akool Trigger and to Webhook, each with the same node after it; the same bodies, each verified and decrypted by Akool Trigger. Both are answered when n8n has stored the execution, before it has ended: so "executed a second" counts until n8n has ended all executions and come to rest (to 0.3 s), as does the processor time.`,
		goals: engines.map(goal),
		tables: engines.map(table),
	};
}

/** Receiving callbacks: our trigger against Webhook. */
export const callbacks: Benchmark<Result> = {
	number: 3,
	name: 'callbacks',
	title: 'Akool Trigger against Webhook',
	measure,
	report,
};
