import type { IContextObject } from 'n8n-workflow';

import type { Failure } from '../protocol/failure';
import type { JobOutcome } from '../protocol/jobOutcome';
import { isJsonObject, type AkoolJob } from '../protocol/types';
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

/** One line of the text: an item, which request of it, and what became of that. */
type Line = [itemIndex: number, fingerprint: string, outcomes: RememberedOutcome[]];

/** Outcomes by part. */
type Outcomes = Map<string, RememberedOutcome>;

const memories = new WeakMap<IContextObject, Map<string, JobMemory>>();

/**
 * What is remembered in one scope of an execution, kept as text to which each call adds a line: n8n
 * reads the whole execution anew for each callback, and text costs it far less than objects.
 */
export class JobMemory {
	/** Whose turn it is, by item and request. */
	readonly turns = new Map<string, Limiter>();
	/** Item index → fingerprint → outcomes. */
	private readonly known = new Map<number, Map<string, Outcomes>>();

	private constructor(
		private readonly texts: Record<string, unknown>,
		private readonly scope: string,
	) {
		const text = texts[scope];
		if (typeof text === 'string') linesOf(text).forEach((line) => this.note(line));
		else texts[scope] = '';
	}

	/** The memory of a scope, which all that ask for it in this process share. */
	static of(context: IContextObject, scope: string): JobMemory {
		const scopes = memories.get(context) ?? new Map<string, JobMemory>();
		memories.set(context, scopes);
		const texts = isJsonObject(context.createdJobs) ? context.createdJobs : {};
		context.createdJobs = texts as IContextObject['createdJobs'];
		const memory = scopes.get(scope) ?? new JobMemory(texts, scope);
		scopes.set(scope, memory);
		return memory;
	}

	/** What is known of a request of an item. */
	recall(itemIndex: number, fingerprint: string): Outcomes {
		return new Map(this.known.get(itemIndex)?.get(fingerprint));
	}

	/** Adds what became of a request of an item. */
	remember(itemIndex: number, fingerprint: string, outcomes: RememberedOutcome[]): void {
		if (outcomes.length === 0) return;
		const line: Line = [itemIndex, fingerprint, outcomes];
		this.note(line);
		this.texts[this.scope] = `${String(this.texts[this.scope])}${JSON.stringify(line)}\n`;
	}

	/** All that is remembered, in item order. */
	list(): JobOfItem[] {
		const items = [...this.known].sort(([one], [other]) => one - other);
		return items.flatMap(([itemIndex, requests]) =>
			[...requests.values()].flatMap((outcomes) =>
				[...outcomes.values()].map((outcome) => ({ itemIndex, outcome })),
			),
		);
	}

	private note([itemIndex, fingerprint, outcomes]: Line): void {
		const requests = this.known.get(itemIndex) ?? new Map<string, Outcomes>();
		this.known.set(itemIndex, requests);
		const known: Outcomes = requests.get(fingerprint) ?? new Map();
		requests.set(fingerprint, known);
		for (const outcome of outcomes) known.set(outcome.part, outcome);
	}
}

function linesOf(text: string): Line[] {
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Line);
}

/** The jobs in the text of a scope, by `_id`. */
export function jobsInMemory(text: string): Map<string, AkoolJob> {
	const outcomes = linesOf(text).flatMap(([, , found]) => found);
	const jobs = outcomes.flatMap((each) => (each.outcome === 'created' ? [each.job] : []));
	return new Map(jobs.map((job) => [String(job._id), job]));
}
