import { createHash } from 'crypto';
import type { IContextObject } from 'n8n-workflow';

import type { JobOutcome } from '../protocol/jobOutcome';
import type { JobRequest, Product } from '../protocol/product';
import { Limiter } from '../requests/limiter';
import { JobMemory, type JobOfItem, type RememberedOutcome } from './jobMemory';

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
	private readonly memory: JobMemory;

	/**
	 * @param product whose jobs they are
	 * @param context the node's context of the execution, which n8n saves with it
	 * @param scope the number of the node's run, because another iteration of a loop creates anew; or
	 * {@link TOOL_CALLS}
	 */
	constructor(
		private readonly product: Pick<Product, 'path'>,
		context: IContextObject,
		scope: string,
	) {
		this.memory = JobMemory.of(context, scope);
	}

	/** What is known of exactly this request of this item, by part. */
	recall(itemIndex: number, request: JobRequest): Map<string, RememberedOutcome> {
		return this.memory.recall(itemIndex, this.fingerprint(request));
	}

	/**
	 * Does one task after the other for the same request of the same item: a model may ask for the
	 * same job twice at once.
	 */
	async exclusively<T>(itemIndex: number, request: JobRequest, task: () => Promise<T>): Promise<T> {
		const { turns } = this.memory;
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
		const lasting = outcomes.flatMap((outcome) =>
			outcome.outcome === 'rejected' ? [] : [outcome],
		);
		this.memory.remember(itemIndex, this.fingerprint(request), lasting);
	}

	/** All that is remembered of this scope, in item order. */
	list(): JobOfItem[] {
		return this.memory.list();
	}

	/** Tells requests apart by content but for the parts, which are remembered one by one. */
	private fingerprint({ body, fileKeys = [] }: JobRequest): string {
		const content = JSON.stringify([this.product.path, body, ...fileKeys]);
		return createHash('sha256').update(content).digest('hex').slice(0, 16);
	}
}
