import type { INodeExecutionData } from 'n8n-workflow';

import { SHORTEST_LIFETIME, SourceLinks } from '../media/sourceLink';
import type { JobOutcome } from '../protocol/jobOutcome';
import { requireBoolean } from '../protocol/parameters/boolean';
import { isFurtherPart, type JobRequest, type Product } from '../protocol/product';
import type { AkoolJob } from '../protocol/types';
import { asNodeError } from '../requests/apiError';
import { NodeRun, executionMemory, itemCountOf } from '../requests/nodeRun';
import { itemParameters } from '../requests/parameters';
import { isToolCall, type RunHost } from '../requests/runHost';
import { createJobs, type CreateCall, type SendCreate } from './createCall';
import { addLinkAdvice, completePlans, type ItemPlan, type Plan } from './createPlan';
import { CreatedJobs, TOOL_CALLS } from './createdJobs';
import type { JobOfItem } from './jobMemory';
import { addJobsThatExist, unansweredError } from './jobWords';

/** At most so many creates of one node run are under way at once. */
export const MOST_CREATES = 5;

/** Makes output of what became of one item's jobs. */
export type ToItems = (outcomes: JobOutcome[], plan: ItemPlan) => INodeExecutionData[];

/** What else may keep a node run from creating. */
export interface CreateGuards {
	/** Refuses an item before anything is sent, by throwing {@link InvalidParameter}. */
	checkItem?(itemIndex: number): void;
	/** Awaited before each create call; refuses it by throwing. */
	beforeCreate?(): Promise<void>;
}

/**
 * One node run that creates jobs of a product: checks all items before the first is sent, never
 * creates a job twice, and on failure tells which jobs exist.
 */
export class CreateRun {
	private readonly run: NodeRun;
	private readonly jobs: CreatedJobs;
	private plans: Plan[];
	private readonly links: SourceLinks;
	private readonly isToolCall: boolean;
	/** The first invalid item, when the node stops on errors: then nothing is sent at all. */
	private doomedBy = -1;
	private checked: Promise<void> | undefined;

	/** How long a link to a file of the workflow is to work; in milliseconds. */
	linkLifetime = SHORTEST_LIFETIME;

	/** The execution that the callbacks of the jobs go to, if any does. */
	execution: string | undefined;

	/** What is kept of a job that Akool created and that is to be simplified: all that it said. */
	keptWhenSimplified = (job: AkoolJob): AkoolJob => job;

	/** Under which the jobs are remembered. */
	readonly scope: string;

	constructor(
		private readonly host: RunHost,
		private readonly product: Product,
		private readonly guards: CreateGuards = {},
	) {
		const { parameters } = host.getNode();
		const itemCount = itemCountOf(host);
		this.isToolCall = isToolCall(host);
		this.scope = this.isToolCall ? TOOL_CALLS : String(host.getWorkflowDataProxy(0).$runIndex);
		this.run = new NodeRun(host, MOST_CREATES, itemCount);
		this.jobs = new CreatedJobs(product, executionMemory(host), this.scope);
		this.plans = Array.from({ length: itemCount }, (_, itemIndex) => {
			try {
				guards.checkItem?.(itemIndex);
				// All of them: n8n ends the node run at once when any expression of an item fails.
				const values = itemParameters(host, parameters, Object.keys(parameters), itemIndex);
				const simplify = requireBoolean('Simplify', values.simplify, true);
				return { request: product.request(values), files: [], simplify };
			} catch (error) {
				return { error: asNodeError(host.getNode(), error, itemIndex) };
			}
		});
		this.links = new SourceLinks(host);
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
				await (this.checked ??= this.check());
				if (this.doomedBy !== -1 && this.doomedBy !== itemIndex) return [];
				const plan = this.plans[itemIndex];
				if (plan === undefined || 'error' in plan) return await Promise.reject(plan?.error);
				const { request } = plan;
				const outcomes = await this.jobs.exclusively(
					itemIndex,
					request,
					async () => await this.outcomes(itemIndex, plan, send),
				);
				return toItems(outcomes, plan);
			},
			(error) =>
				addLinkAdvice(asNodeError(this.host.getNode(), error, itemIndex), this.plans[itemIndex]),
			(error, onlyItem) => addJobsThatExist(error, this.jobsBeside(), onlyItem),
		);
	}

	/** What needs n8n's store or the credential: for all items, before the first is sent. */
	private async check(): Promise<void> {
		const isDone = (itemIndex: number, request: JobRequest): boolean => {
			const known = this.jobs.recall(itemIndex, request);
			return request.parts.every((part) => known.has(part));
		};
		this.plans = await completePlans(this.host, this.plans, this.linkLifetime, isDone);
		if (this.host.continueOnFail()) return;
		this.doomedBy = this.plans.findIndex((plan) => 'error' in plan);
	}

	private async outcomes(
		itemIndex: number,
		{ request, files, simplify }: ItemPlan,
		send: SendCreate,
	): Promise<JobOutcome[]> {
		const known = this.remembered(itemIndex, request);
		const parts = request.parts.filter((part) => !known.has(part));
		if (parts.length === 0) return inOrder(request, known);
		await this.guards.beforeCreate?.();
		const call: CreateCall = {
			product: this.product,
			itemIndex,
			request,
			parts,
			isFirst: known.size === 0,
			execution: this.execution,
			kept: simplify ? this.keptWhenSimplified : (job) => job,
			complete: async (body) => await this.links.complete(body, files, this.linkLifetime),
		};
		const created = await createJobs(this.host, this.run, this.jobs, call, send);
		for (const outcome of created) known.set(outcome.part, outcome);
		return inOrder(request, known);
	}

	/** The jobs of a request that exist. Throws for a part whose create was never answered. */
	private remembered(itemIndex: number, request: JobRequest): Map<string, JobOutcome> {
		const known = new Map<string, JobOutcome>();
		for (const [part, outcome] of this.jobs.recall(itemIndex, request)) {
			if (!request.parts.includes(part) && !isFurtherPart(part)) continue;
			if (outcome.outcome === 'unanswered') {
				throw unansweredError(this.host.getNode(), this.product, outcome.failure, itemIndex);
			}
			const isAskedAgain = this.isToolCall && outcome.outcome === 'created';
			known.set(part, isAskedAgain ? { ...outcome, existed: true } : outcome);
		}
		return known;
	}

	/** What an error lists: all jobs of the run, but of tool calls only those of the call itself. */
	private jobsBeside(): JobOfItem[] {
		if (!this.isToolCall) return this.jobs.list();
		return this.plans.flatMap((plan, itemIndex) => {
			if ('error' in plan) return [];
			const known = [...this.jobs.recall(itemIndex, plan.request).values()];
			return known.map((outcome) => ({ itemIndex, outcome }));
		});
	}
}

/** Those of the parts asked for, then those of further jobs that Akool named. */
function inOrder({ parts }: JobRequest, outcomes: Map<string, JobOutcome>): JobOutcome[] {
	return [...new Set([...parts, ...outcomes.keys()])].flatMap((part) => outcomes.get(part) ?? []);
}
