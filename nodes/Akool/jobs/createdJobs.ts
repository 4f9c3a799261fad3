import { createHash } from 'crypto';
import type { IContextObject } from 'n8n-workflow';

import type { Failure } from '../protocol/failure';
import type { LanguageOutcome } from '../protocol/translationAnswer';
import type { TranslationRequest } from '../protocol/translationRequest';
import { isJsonObject } from '../protocol/types';

/** An outcome worth remembering, or a create call whose answer never came. */
export type RememberedOutcome =
	| Exclude<LanguageOutcome, { outcome: 'rejected' }>
	| { language: string; outcome: 'unanswered'; failure: Failure };

/** Item index → fingerprint of the request → outcomes by language. */
type RunMemory = Record<string, Record<string, Record<string, RememberedOutcome>>>;

/**
 * The jobs that one node run has created, kept with the execution, so that neither n8n's Retry On
 * Fail nor "Retry execution" pays for them a second time.
 */
export class CreatedJobs {
	private readonly memory: RunMemory;

	/**
	 * @param context the node's context of the execution, which n8n saves with it
	 * @param runIndex which run of the node this is; another iteration of a loop creates anew
	 */
	constructor(context: IContextObject, runIndex: number) {
		const jobs = isJsonObject(context.createdJobs) ? context.createdJobs : {};
		context.createdJobs = jobs;
		jobs[runIndex] ??= {};
		this.memory = jobs[runIndex] as RunMemory;
	}

	/** What is known of exactly this request of this item, by language. */
	recall(itemIndex: number, request: TranslationRequest): Map<string, RememberedOutcome> {
		return new Map(Object.entries(this.memory[itemIndex]?.[fingerprint(request)] ?? {}));
	}

	/** Remembers what must not be asked for again; a rejected language may be. */
	remember(
		itemIndex: number,
		request: TranslationRequest,
		outcomes: Array<LanguageOutcome | RememberedOutcome>,
	): void {
		const item = (this.memory[itemIndex] ??= {});
		const known = (item[fingerprint(request)] ??= {});
		for (const outcome of outcomes) {
			if (outcome.outcome !== 'rejected') known[outcome.language] = outcome;
		}
	}

	/** All that this run remembers, in item order. */
	list(): Array<{ itemIndex: number; outcome: RememberedOutcome }> {
		return Object.entries(this.memory).flatMap(([itemIndex, requests]) =>
			Object.values(requests)
				.flatMap((languages) => Object.values(languages))
				.map((outcome) => ({ itemIndex: Number(itemIndex), outcome })),
		);
	}
}

/** Tells requests apart by content but for the languages, which are remembered one by one. */
function fingerprint(request: TranslationRequest): string {
	return createHash('sha256').update(JSON.stringify(request.body)).digest('hex').slice(0, 16);
}
