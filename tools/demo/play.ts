import { outputOf } from '../n8n/execution';
import type { Execution } from '../n8n/execution';
import type { Stage } from './stage';

/** What happened on the stage. */
export interface Played {
	/** Unix time in milliseconds. */
	startedAt: number;
	/** The run of the workflow that creates the translations. */
	created: Execution;
	/** What the callbacks started, the oldest first. */
	ready: Execution[];
	/** From the click on "Execute workflow" to the end of the last execution, in milliseconds. */
	durationMs: number;
}

/** Runs the first workflow by hand and waits until the callbacks have run the second one. */
export async function play(stage: Stage): Promise<Played> {
	const { client, simulator, translate, whenReady } = stage;
	const startedAt = Date.now();
	const created = await client.waitForExecution(await client.runManually(translate.id, 'Start'));
	if (created.status !== 'success') {
		const { error, lastNodeExecuted } = created.data.resultData;
		throw new Error(
			`The workflow "${translate.name}" failed at "${lastNodeExecuted}": ` +
				[error?.message, error?.description].filter(Boolean).join(' '),
		);
	}
	const jobs = outputOf(created, 'Create Translation').length;
	await client.waitForExecutions(whenReady.id, jobs);
	const durationMs = Date.now() - startedAt;
	// A second execution for the same job would show up only now.
	await simulator.settled();
	const ready = await client.executions(whenReady.id);
	return { startedAt, created, ready, durationMs };
}
