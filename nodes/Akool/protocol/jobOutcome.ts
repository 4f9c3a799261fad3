import { isAccepted } from './envelope';
import { jobItem, rawJobItem, rejectedItem, type Asked } from './jobItem';
import type { Product } from './product';
import { SUCCESS } from './resultCodes';
import { isJsonObject, type AkoolJob, type Envelope, type JsonObject } from './types';

/** A job that exists. */
export interface CreatedOutcome {
	part: string;
	outcome: 'created';
	job: AkoolJob;
	/** The execution that created it, to which its callbacks go. */
	execution?: string;
	/** Whether a model asked for it again, as its tool, and gets the job that exists. */
	existed?: true;
}

/** What became of one part of a create call: of one target language, say. */
export type JobOutcome =
	| CreatedOutcome
	| { part: string; outcome: 'rejected'; code: number; reason: string }
	/** Akool reported success without naming a job: it may exist, so it is not asked for again. */
	| { part: string; outcome: 'unknown' };

/**
 * Reads the answer of a create call, part by part, in the order asked for.
 *
 * Akool's answer names the part of a job that it accepted, but not always that of one it refused:
 * those are told by their position among the parts that are left.
 */
export function jobOutcomes(
	{ several }: Pick<Product, 'several'>,
	envelope: Envelope,
	parts: string[],
): JobOutcome[] {
	const entries = envelope.all_results ?? [envelope];
	const byPart = new Map<string, Envelope>();
	const unnamed: Envelope[] = [];
	for (const entry of entries) {
		const part = several && isJsonObject(entry.data) ? entry.data[several.key] : undefined;
		const named = typeof part === 'string' && parts.includes(part);
		if (named && !byPart.has(part)) byPart.set(part, entry);
		else unnamed.push(entry);
	}
	return parts.map((part) => {
		const entry = byPart.get(part) ?? unnamed.shift();
		return entry === undefined ? { part, outcome: 'unknown' } : outcomeOf(part, entry);
	});
}

function outcomeOf(part: string, entry: Envelope): JobOutcome {
	if (isAccepted(entry)) return { part, outcome: 'created', job: entry.data };
	if (entry.code === SUCCESS) return { part, outcome: 'unknown' };
	return { part, outcome: 'rejected', code: entry.code, reason: entry.msg ?? '' };
}

/** What a model reads that asks for the same once more. */
const EXISTED =
	'This job was already created earlier in this execution, with exactly the same parameters. It was not created or paid again.';

/** The output of one outcome: a job item, or Akool's own data when it is not to be simplified. */
export function outcomeItem(outcome: JobOutcome, asked: Asked, simplify: boolean): JsonObject {
	switch (outcome.outcome) {
		case 'created':
			return {
				...(simplify ? jobItem(outcome.job, asked) : rawJobItem(outcome.job)),
				...(outcome.existed === true ? { note: EXISTED } : {}),
			};
		case 'rejected':
			return { ...rejectedItem(asked, outcome.code, outcome.reason) };
		case 'unknown':
			return { ...jobItem({}, asked) };
	}
}
