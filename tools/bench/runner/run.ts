import { mean } from 'simple-statistics';

import { processorTimeWhenQuiet } from '../../n8n/cpuTime';
import type { Execution } from '../../n8n/execution';
import { Stages, type Stage } from './stages';
import { MEASURED, type Line } from './workflows';

/** What one run of a workflow took, in milliseconds. */
export interface RunTimes {
	/** From the call that starts it to the answer at its end. */
	wholeMs: number;
	/** The measured node alone, as n8n tells it. */
	nodeMs: number;
	/** Processor time of n8n, until it has come to rest after the run. */
	processorMs: number;
}

/** How a run is to be done. */
export interface RunOptions {
	/** Runs that are too short to be measured alone are done so often, and their mean counts. */
	repeats?: number;
	/** How the run must end. */
	expected?: Execution['status'];
}

/** The last run, and the mean times of all. */
export interface MeasuredRun {
	times: RunTimes;
	execution: Execution;
}

interface Call {
	/** Null when the workflow failed, as n8n then does not say which execution it was. */
	executionId: string | null;
	tookMs: number;
}

/** Hands these items to a line. */
export function withItems(items: object[]): RequestInit {
	return {
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ items }),
	};
}

async function call(url: string, items: object[]): Promise<Call> {
	const started = performance.now();
	const response = await fetch(url, { method: 'POST', ...withItems(items) });
	const answer = await response.text();
	const tookMs = performance.now() - started;
	return { executionId: response.ok ? (JSON.parse(answer) as { id: string }).id : null, tookMs };
}

/**
 * Runs a workflow with these items and measures it.
 * @throws Error when the run does not end as expected
 */
export async function measureRun(
	stage: Stage,
	{ url, workflow }: Line,
	items: object[],
	{ repeats = 1, expected = 'success' }: RunOptions = {},
): Promise<MeasuredRun> {
	const pid = Stages.pid(stage);
	const usedBefore = await processorTimeWhenQuiet(pid);
	const calls: Call[] = [];
	for (let repeat = 0; repeat < repeats; repeat++) calls.push(await call(url, items));
	const processorMs = ((await processorTimeWhenQuiet(pid)) - usedBefore) / repeats;
	const executions: Execution[] = [];
	for (const { executionId } of calls) {
		const execution = executionId
			? await stage.n8n.waitForExecution(executionId)
			: (await stage.n8n.executions(workflow.id)).at(-1);
		if (execution?.status !== expected) {
			const { error } = execution?.data.resultData ?? {};
			throw new Error(`"${workflow.name}" ended with ${execution?.status}: ${error?.message}`);
		}
		executions.push(execution);
	}
	const wholeMs = mean(calls.map(({ tookMs }) => tookMs));
	const times = { wholeMs, nodeMs: mean(executions.map(nodeTime)), processorMs };
	return { times, execution: executions.at(-1) as Execution };
}

function nodeTime(execution: Execution): number {
	const runs = execution.data.resultData.runData[MEASURED] ?? [];
	return runs.reduce((sum, { executionTime }) => sum + executionTime, 0);
}
