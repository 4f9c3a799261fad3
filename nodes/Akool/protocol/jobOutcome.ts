import { createEntries, type CreateEntry } from './createAnswer';
import { jobItem, rawJobItem, rejectedItem, type Asked } from './jobItem';
import { furtherPart, type Product } from './product';
import { SUCCESS } from './resultCodes';
import { isJsonObject, type AkoolJob, type Envelope, type JsonObject } from './types';

/** A job that exists. */
export interface CreatedOutcome {
	part: string;
	outcome: 'created';
	job: AkoolJob;
	/** The execution that its callbacks go to, if any does. */
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
 * Reads the answer of a create call, part by part, in the order asked for. Jobs beyond those asked
 * for follow, because they exist and are paid as well, each with {@link furtherPart} as its part.
 *
 * Akool's answer names the part of a job that it accepted, but not always that of one it refused:
 * those are told by their position among the parts that are left.
 */
export function jobOutcomes(
	{ several }: Pick<Product, 'several'>,
	envelope: Envelope,
	parts: string[],
): JobOutcome[] {
	const entries = createEntries(envelope);
	const claims = claimedParts(entries, parts, several?.key);
	const rest = withRoom(
		entries.filter((entry) => ![...claims.values()].includes(entry)),
		parts.length - claims.size,
	);
	const asked = parts.map((part) => outcomeOf(part, claims.get(part) ?? rest.shift()));
	return [...asked, ...rest.map((entry) => outcomeOf(furtherPart(entry.job?._id), entry))];
}

/** The entries that name their part. A refusal never takes a place that a job needs. */
function claimedParts(
	entries: CreateEntry[],
	parts: string[],
	key: string | undefined,
): Map<string, CreateEntry> {
	const claims = new Map<string, CreateEntry>();
	const jobs = entries.filter(({ job }) => job !== undefined);
	const claim = (entry: CreateEntry): void => {
		const told = entry.job ?? entry.data;
		const part = key !== undefined && isJsonObject(told) ? told[key] : undefined;
		if (typeof part === 'string' && parts.includes(part) && !claims.has(part)) {
			claims.set(part, entry);
		}
	};
	jobs.forEach(claim);
	let room = parts.length - jobs.length;
	for (const entry of entries.filter(({ job }) => job === undefined)) {
		const before = claims.size;
		if (room > 0) claim(entry);
		room -= claims.size - before;
	}
	return claims;
}

/** Leaves out what names no job where there are more entries than parts: the last first. */
function withRoom(entries: CreateEntry[], room: number): CreateEntry[] {
	let others = room - entries.filter(({ job }) => job !== undefined).length;
	return entries.filter(({ job }) => job !== undefined || others-- > 0);
}

function outcomeOf(part: string, entry: CreateEntry | undefined): JobOutcome {
	if (entry?.job !== undefined) return { part, outcome: 'created', job: entry.job };
	if (entry === undefined || entry.code === SUCCESS) return { part, outcome: 'unknown' };
	return { part, outcome: 'rejected', code: entry.code, reason: entry.msg };
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
