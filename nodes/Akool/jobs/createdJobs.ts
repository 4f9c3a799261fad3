import { createHash } from 'crypto';
import type { IContextObject } from 'n8n-workflow';

import type { Failure } from '../protocol/failure';
import type { JobOutcome } from '../protocol/jobOutcome';
import type { JobRequest, Product } from '../protocol/product';
import { isJsonObject } from '../protocol/types';
import { Limiter } from '../requests/limiter';

/** An outcome worth remembering, or a create call whose answer never came. */
export type RememberedOutcome =
	| Exclude<JobOutcome, { outcome: 'rejected' }>
	| { part: string; outcome: 'unanswered'; failure: Failure };

/** What is remembered of an item. */
export interface JobOfItem {
	itemIndex: number;
	outcome: RememberedOutcome;
}

/** Item index → fingerprint of the request → outcomes by part. */
type RunMemory = Record<string, Record<string, Record<string, RememberedOutcome>>>;

/** Whose turn it is, by memory, item and request. */
const underWay = new WeakMap<RunMemory, Map<string, Limiter>>();

/**
 * All calls of the node as a tool share one memory: n8n takes a new run index for each try of one
 * call, and a model that asks for the same job again gets the job that exists.
 */
export const TOOL_CALLS = 'toolCalls';

/**
 * The jobs that one node run has created, kept with the execution, so that neither n8n's Retry On
 * Fail nor "Retry execution" pays for them a second time.
 */
export class CreatedJobs {
	private readonly memory: RunMemory;

	/**
	 * @param product whose jobs they are
	 * @param context the node's context of the execution, which n8n saves with it
	 * @param scope which run of the node this is, because another iteration of a loop creates anew; or
	 * {@link TOOL_CALLS}
	 */
	constructor(
		private readonly product: Pick<Product, 'path'>,
		context: IContextObject,
		scope: number | typeof TOOL_CALLS,
	) {
		const jobs = isJsonObject(context.createdJobs) ? context.createdJobs : {};
		context.createdJobs = jobs;
		jobs[scope] ??= {};
		this.memory = jobs[scope] as RunMemory;
	}

	/** What is known of exactly this request of this item, by part. */
	recall(itemIndex: number, request: JobRequest): Map<string, RememberedOutcome> {
		const known = this.memory[itemIndex]?.[this.fingerprint(request)] ?? {};
		return new Map(Object.entries(known));
	}

	/**
	 * Does one task after the other for the same request of the same item: a model may ask for the
	 * same job twice at once.
	 */
	async exclusively<T>(itemIndex: number, request: JobRequest, task: () => Promise<T>): Promise<T> {
		const turns = underWay.get(this.memory) ?? new Map<string, Limiter>();
		underWay.set(this.memory, turns);
		const key = `${itemIndex}:${this.fingerprint(request)}`;
		const turn = turns.get(key) ?? new Limiter(1);
		turns.set(key, turn);
		return await turn.run(task);
	}

	/** Remembers what must not be asked for again; a rejected part may be. */
	remember(
		itemIndex: number,
		request: JobRequest,
		outcomes: Array<JobOutcome | RememberedOutcome>,
	): void {
		const item = (this.memory[itemIndex] ??= {});
		const known = (item[this.fingerprint(request)] ??= {});
		for (const outcome of outcomes) {
			if (outcome.outcome !== 'rejected') known[outcome.part] = outcome;
		}
	}

	/** All that is remembered of this scope, in item order. */
	list(): JobOfItem[] {
		return Object.entries(this.memory).flatMap(([itemIndex, requests]) =>
			Object.values(requests)
				.flatMap((parts) => Object.values(parts))
				.map((outcome) => ({ itemIndex: Number(itemIndex), outcome })),
		);
	}

	/** Tells requests apart by content but for the parts, which are remembered one by one. */
	private fingerprint({ body, fileKeys = [] }: JobRequest): string {
		const content = JSON.stringify([this.product.path, body, ...fileKeys]);
		return createHash('sha256').update(content).digest('hex').slice(0, 16);
	}
}
