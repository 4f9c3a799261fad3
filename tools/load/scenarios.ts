import type { Execution } from '../n8n/execution';
import { outputOf } from '../n8n/execution';
import type { N8nClient } from '../n8n/client';
import type { RunningN8n } from '../n8n/start';
import { duration } from '../progress';
import type { AkoolSimulator } from '../simulator';
import { crashWhileReceiving } from './crash';
import { settledExecutions } from './executions';
import { deliverAll, shuffled } from './senders';
import type { Delivery } from './senders';
import type { Listener } from './workflows';

/** What a scenario runs with. */
export interface LoadPlan {
	n8n: RunningN8n;
	client: N8nClient;
	akool: AkoolSimulator;
	/** How many distinct callbacks there are. */
	callbacks: number;
	/** How many are under way at any time. */
	atOnce: number;
}

/** What came out: claims that must hold, and figures to read. */
export interface LoadResult {
	claims: Array<{ claim: string; holds: boolean }>;
	figures: string[];
}

function distinctCallbacks({ akool, callbacks }: LoadPlan, name: string): Map<string, string> {
	const ids = Array.from({ length: callbacks }, (_, index) => `${name}-${index}`);
	return new Map(
		ids.map((id) => [
			id,
			JSON.stringify(akool.signCallback({ _id: id, status: 3, type: 'video translate' })),
		]),
	);
}

function statuses(deliveries: Delivery[]): string {
	const counts = new Map<string, number>();
	for (const { status } of deliveries) {
		const name = String(status ?? 'no answer');
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
}

function startedIds(executions: Execution[]): string[] {
	return executions.flatMap((execution) =>
		outputOf(execution, 'Trigger').map(({ _id }) => String(_id)),
	);
}

function slowest(deliveries: Delivery[]): string {
	const times = deliveries.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
	const at = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1] ?? 0);
	return `answers after ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms (slowest)`;
}

/** Every callback three times, in random order: each must start its execution, and only one. */
export async function repeatedCallbacks(plan: LoadPlan, listener: Listener): Promise<LoadResult> {
	const bodies = distinctCallbacks(plan, 'repeated');
	const all = shuffled([...bodies.values(), ...bodies.values(), ...bodies.values()]);
	const started = performance.now();
	const deliveries = await deliverAll(listener.url, all, plan.atOnce);
	const tookMs = performance.now() - started;
	const executions = await settledExecutions(plan.client, listener.workflow.id);
	const ids = startedIds(executions);
	const missing = [...bodies.keys()].filter((id) => !ids.includes(id));
	return {
		claims: [
			{
				claim: 'Every callback was answered 200',
				holds: deliveries.every(({ status }) => status === 200),
			},
			{ claim: 'Every job started an execution', holds: missing.length === 0 },
			{
				claim: 'No job started a second one',
				holds: ids.length === new Set(ids).size,
			},
			{
				claim: 'No execution failed',
				holds: executions.every(({ status }) => status === 'success'),
			},
		],
		figures: [
			`answers: ${statuses(deliveries)} in ${duration(tookMs)}, ${(all.length / (tookMs / 1000)).toFixed(1)} a second`,
			slowest(deliveries),
			`executions: ${ids.length} for ${bodies.size} jobs, ${ids.length - new Set(ids).size} of them by repetition`,
		],
	};
}

/** n8n is killed in the middle, and everything comes again. */
export async function killedHalfWay(plan: LoadPlan, listener: Listener): Promise<LoadResult> {
	const { n8n, ...others } = plan;
	const killAndStart = async () => await n8n.restart('SIGKILL');
	const result = await crashWhileReceiving({ ...others, listener, killAndStart });
	const { answered, lost, missing, answeredTwice, unansweredTwice } = result;
	return {
		claims: [
			{ claim: 'What was answered 200 before the kill is stored', holds: lost.length === 0 },
			{ claim: 'Every job has an execution in the end', holds: missing.length === 0 },
			{
				claim: 'What was answered 200 before the kill starts nothing when it comes again',
				holds: answeredTwice.length === 0,
			},
		],
		figures: [
			`answered before the kill: ${answered.length}; of these lost: ${lost.length}, started twice: ${answeredTwice.length}`,
			`stored before the kill but not answered, and so started twice: ${unansweredTwice.length}`,
		],
	};
}
