import type { INodeExecutionData } from 'n8n-workflow';

import type { JobOutcome } from '../protocol/jobOutcome';
import type { JobRequest, Product } from '../protocol/product';
import { asNodeError, type NodeError } from '../requests/apiError';
import { NodeRun, executionMemory, itemCountOf } from '../requests/nodeRun';
import { itemParameters } from '../requests/parameters';
import type { RunHost } from '../requests/runHost';
import { createJobs, type CreateCall, type SendCreate } from './createCall';
import { CreatedJobs } from './createdJobs';
import { addJobsThatExist, unansweredError } from './jobWords';

/** At most so many creates of one node run are under way at once. */
const MOST_CREATES = 5;

/** Makes output of what became of one item's jobs. */
export type ToItems = (outcomes: JobOutcome[], request: JobRequest) => INodeExecutionData[];

type Plan = { request: JobRequest } | { error: NodeError };

/**
 * One node run that creates jobs of a product: checks all items before the first is sent, never
 * creates a job twice, and on failure tells which jobs exist.
 */
export class CreateRun {
	private readonly run: NodeRun;
	private readonly jobs: CreatedJobs;
	private readonly plans: Plan[];
	/** The first invalid item, when the node stops on errors: then nothing is sent at all. */
	private readonly doomedBy: number;

	/** @param check refuses an item for another reason, by throwing {@link InvalidParameter} */
	constructor(
		private readonly host: RunHost,
		private readonly product: Product,
		check: (itemIndex: number) => void = () => undefined,
	) {
		const { parameters } = host.getNode();
		const itemCount = itemCountOf(host);
		const runIndex = Number(host.getWorkflowDataProxy(0).$runIndex);
		this.run = new NodeRun(host, MOST_CREATES, itemCount);
		this.jobs = new CreatedJobs(product, executionMemory(host), runIndex);
		this.plans = Array.from({ length: itemCount }, (_, itemIndex) => {
			try {
				check(itemIndex);
				// All of them: n8n ends the node run at once when any expression of an item fails.
				const values = itemParameters(host, parameters, Object.keys(parameters), itemIndex);
				return { request: product.request(values) };
			} catch (error) {
				return { error: asNodeError(host.getNode(), error, itemIndex) };
			}
		});
		this.doomedBy = host.continueOnFail() ? -1 : this.plans.findIndex((plan) => 'error' in plan);
	}

	/** Whether jobs of an earlier try of this node run are remembered. */
	get remembersJobs(): boolean {
		return this.jobs.list().length > 0;
	}

	/** Tells whether the item belongs to this run; see {@link NodeRun.accepts}. */
	accepts(itemIndex: number): boolean {
		return this.run.accepts(itemIndex);
	}

	/** Creates the jobs of one item, or finds them in memory, and makes output of them. */
	async create(
		itemIndex: number,
		send: SendCreate,
		toItems: ToItems,
	): Promise<INodeExecutionData[]> {
		return await this.run.perform(
			itemIndex,
			async () => {
				if (this.doomedBy !== -1 && this.doomedBy !== itemIndex) return [];
				const plan = this.plans[itemIndex];
				if (plan === undefined || 'error' in plan) return await Promise.reject(plan?.error);
				return toItems(await this.outcomes(itemIndex, plan.request, send), plan.request);
			},
			(error) => asNodeError(this.host.getNode(), error, itemIndex),
			(error, onlyItem) => addJobsThatExist(error, this.jobs.list(), onlyItem),
		);
	}

	private async outcomes(
		itemIndex: number,
		request: JobRequest,
		send: SendCreate,
	): Promise<JobOutcome[]> {
		const outcomes = new Map<string, JobOutcome>();
		for (const [part, known] of this.jobs.recall(itemIndex, request)) {
			if (!request.parts.includes(part)) continue;
			if (known.outcome === 'unanswered')
				throw unansweredError(this.host.getNode(), this.product, known.failure, itemIndex);
			outcomes.set(part, known);
		}
		const parts = request.parts.filter((part) => !outcomes.has(part));
		if (parts.length > 0) {
			const call: CreateCall = {
				product: this.product,
				itemIndex,
				request,
				parts,
				isFirst: outcomes.size === 0,
			};
			for (const outcome of await createJobs(this.host, this.run, this.jobs, call, send)) {
				outcomes.set(outcome.part, outcome);
			}
		}
		return request.parts.flatMap((part) => outcomes.get(part) ?? []);
	}
}
