import type { Execution } from '../n8n/execution';
import { outputOf } from '../n8n/execution';
import type { N8nClient } from '../n8n/client';
import type { RunningN8n } from '../n8n/start';
import { duration } from '../progress';
import type { AkoolSimulator } from '../simulator';
import { settledExecutions } from './executions';
import { deliver, deliverAll, shuffled } from './senders';
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

/** Every callback three times, in random order: each must start its execution. */
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

/** n8n is killed when half of the callbacks have been answered; those without an answer come again. */
export async function killedHalfWay(plan: LoadPlan, listener: Listener): Promise<LoadResult> {
	const { n8n, client, atOnce } = plan;
	const bodies = distinctCallbacks(plan, 'killed');
	const ids = [...bodies.keys()];
	const outcomes = new Map<string, Delivery>();
	let killed: Promise<void> | null = null;
	const queue = ids.values();
	const sender = async (): Promise<void> => {
		for (const id of queue) {
			outcomes.set(id, await deliver(listener.url, bodies.get(id) ?? ''));
			if (outcomes.size >= ids.length / 2) killed ??= n8n.restart('SIGKILL');
			if (killed) await killed;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	const again = ids.filter((id) => outcomes.get(id)?.status !== 200);
	const repeated = await deliverAll(
		listener.url,
		again.map((id) => bodies.get(id) ?? ''),
		atOnce,
	);
	const executions = await settledExecutions(client, listener.workflow.id);
	const started = startedIds(executions);
	const crashed = executions.filter(({ status }) => status === 'crashed').length;
	const lost = ids.filter((id) => !started.includes(id));
	const answeredAndLost = lost.filter((id) => outcomes.get(id)?.status === 200);
	return {
		claims: [
			{
				claim: 'Every callback was answered 200, if need be when it came again',
				holds: repeated.every(({ status }) => status === 200),
			},
			{
				claim: 'What was not answered before the kill started its execution when it came again',
				holds: lost.length === answeredAndLost.length,
			},
		],
		figures: [
			`first delivery: ${statuses([...outcomes.values()])}; ${again.length} came again`,
			`executions: ${started.length} ended for ${ids.length} jobs; n8n lists ${crashed} that it was killed in as crashed`,
			`answered 200 and without an ended execution: ${answeredAndLost.length}, ${answeredAndLost.length - crashed} of them without a trace`,
		],
	};
}
