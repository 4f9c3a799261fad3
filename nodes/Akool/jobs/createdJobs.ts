import { createHash } from 'crypto';
import type { IContextObject } from 'n8n-workflow';

import type { Failure } from '../protocol/failure';
import type { JobOutcome } from '../protocol/jobOutcome';
import type { JobRequest, Product } from '../protocol/product';
import { isJsonObject } from '../protocol/types';

/** An outcome worth remembering, or a create call whose answer never came. */
export type RememberedOutcome =
	| Exclude<JobOutcome, { outcome: 'rejected' }>
	| { part: string; outcome: 'unanswered'; failure: Failure };

/** Item index → fingerprint of the request → outcomes by part. */
type RunMemory = Record<string, Record<string, Record<string, RememberedOutcome>>>;

/**
 * The jobs that one node run has created, kept with the execution, so that neither n8n's Retry On
 * Fail nor "Retry execution" pays for them a second time.
 */
export class CreatedJobs {
	private readonly memory: RunMemory;

	/**
	 * @param product whose jobs they are
	 * @param context the node's context of the execution, which n8n saves with it
	 * @param runIndex which run of the node this is; another iteration of a loop creates anew
	 */
	constructor(
		private readonly product: Pick<Product, 'path'>,
		context: IContextObject,
		runIndex: number,
	) {
		const jobs = isJsonObject(context.createdJobs) ? context.createdJobs : {};
		context.createdJobs = jobs;
		jobs[runIndex] ??= {};
		this.memory = jobs[runIndex] as RunMemory;
	}

	/** What is known of exactly this request of this item, by part. */
	recall(itemIndex: number, request: JobRequest): Map<string, RememberedOutcome> {
		const known = this.memory[itemIndex]?.[this.fingerprint(request)] ?? {};
		return new Map(Object.entries(known));
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

	/** All that this run remembers, in item order. */
	list(): Array<{ itemIndex: number; outcome: RememberedOutcome }> {
		return Object.entries(this.memory).flatMap(([itemIndex, requests]) =>
			Object.values(requests)
				.flatMap((parts) => Object.values(parts))
				.map((outcome) => ({ itemIndex: Number(itemIndex), outcome })),
		);
	}

	/** Tells requests apart by content but for the parts, which are remembered one by one. */
	private fingerprint({ body }: JobRequest): string {
		const content = JSON.stringify([this.product.path, body]);
		return createHash('sha256').update(content).digest('hex').slice(0, 16);
	}
}
