import { sleep, type IDataObject, type IExecuteFunctions, type INodeType } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import type { AkoolSimulator, Job } from '../../tools/simulator';
import { videos } from '../engine/operations';
import type { RunOptions, WorkflowJson } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';
import type { Answer } from '../engine/webhookCall';
import { WaitingExecution } from './waitingExecution';

/** Akool, and what its jobs do, for the tests of one file. */
export class Scenario {
	private readonly account = simulatedAccount();

	/** What the node does, run by run. */
	private readonly runs: Array<Promise<unknown>> = [];

	get akool(): AkoolSimulator {
		return this.account.akool;
	}

	get credential(): IDataObject {
		return this.account.credential;
	}

	/** Starts Create and Wait with one video per item. */
	async start(
		count: number,
		parameters: IDataObject = {},
		options: RunOptions = {},
		json?: WorkflowJson,
	): Promise<WaitingExecution> {
		return await WaitingExecution.start(
			{
				items: videos(count),
				credential: this.credential,
				parameters,
				nodeTypes: { 'n8n-nodes-akool.akool': this.observedNode() },
				...options,
			},
			json,
		);
	}

	/** The node, whose runs can be awaited. */
	private observedNode(): INodeType {
		const { runs } = this;
		const node = new Akool();
		const { createAndWait, ...others } = node.customOperations.videoTranslation;
		const observed = async function (this: IExecuteFunctions) {
			const run = createAndWait.call(this);
			runs.push(run);
			return await run;
		};
		const videoTranslation = { ...others, createAndWait: observed };
		return Object.assign(node, {
			customOperations: { ...node.customOperations, videoTranslation },
		});
	}

	/** The job at a place in the order of creation. */
	job(index: number): Job {
		const job = this.akool.jobs.at(index);
		if (job === undefined) throw new Error(`Akool has only ${this.akool.jobs.length} jobs`);
		return job;
	}

	/** A genuine callback about a job. */
	callback({ _id }: Pick<Job, '_id'>, status: number): object {
		return this.akool.signCallback({ _id, status, type: 'video translate' });
	}

	/** Akool finishes a job, and calls back. */
	async finish(
		execution: WaitingExecution,
		job: Job,
		status: 3 | 4 = 3,
		nodeType?: INodeType,
	): Promise<Answer> {
		Object.assign(job, { video_status: status, progress: 100 });
		return await execution.callback(this.callback(job, status), nodeType);
	}

	/**
	 * Cancels the execution as soon as Akool has got so many requests of a kind.
	 * @param then what happens as soon as it is cancelled
	 */
	cancelAt(
		kind: 'create' | 'info',
		requests: number,
		then: () => void = () => undefined,
	): RunOptions['onStarted'] {
		const cancelThen = async (cancel: () => void) => {
			while (this.count(kind) < requests) await sleep(1);
			cancel();
			then();
		};
		return (cancel) => void cancelThen(cancel);
	}

	/** Waits until the node has ended, which n8n does not do when an execution is cancelled. */
	async nodeEnded(): Promise<void> {
		await Promise.allSettled(this.runs);
	}

	/** How many requests of a kind Akool has received. */
	count(kind: 'create' | 'info'): number {
		return this.akool.requests.filter((request) => request.kind === kind).length;
	}
}

/** What the sender of a callback is answered. */
export const RECEIVED: Answer = { status: 200, body: { message: 'received' } };
