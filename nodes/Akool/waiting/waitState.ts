import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isFinal } from '../protocol/jobStatus';
import { outcomeItem, type JobOutcome } from '../protocol/jobOutcome';
import { askedFor, type JobRequest, type SeveralJobs } from '../protocol/product';
import type { AkoolJob, JsonObject } from '../protocol/types';

/** What became of one input item: its jobs, or the error with which it goes on. */
export type WaitEntry = WaitingJobs | { error: JsonObject };

/** The jobs of one input item. */
export interface WaitingJobs extends Pick<JobRequest, 'asked'> {
	outcomes: JobOutcome[];
	/** Whether Akool's own data is to come out; absent as a rule, because it is kept for each item. */
	isRaw?: true;
}

/** All that is needed to go on after a wait. */
export interface WaitState {
	/** Which run of the node waits; another iteration of a loop waits anew. */
	runIndex: number;
	/** How the jobs of one item are told apart, if the product makes several in one call. */
	several?: SeveralJobs;
	/** The Request Options as expressions gave them: the input that they may refer to is gone then. */
	requestOptions?: unknown;
	/** One per input item, in order. */
	entries: WaitEntry[];
}

/** The newest that is known of jobs, by `_id`: complete, see protocol/newerJob.ts. */
export type KnownJobs = ReadonlyMap<string, AkoolJob>;

/** The jobs that were created, by `_id`, as Akool told them then. */
export function createdJobs({ entries }: WaitState): Map<string, AkoolJob> {
	const jobs = entries.flatMap((entry) =>
		'error' in entry
			? []
			: entry.outcomes.flatMap((outcome) => (outcome.outcome === 'created' ? [outcome.job] : [])),
	);
	return new Map(jobs.map((job) => [String(job._id), job]));
}

/** The same state with the newest that is known of the jobs. */
export function withNewestJobs(state: WaitState, known: KnownJobs): WaitState {
	const entries = state.entries.map((entry) =>
		'error' in entry
			? entry
			: { ...entry, outcomes: entry.outcomes.map((outcome) => withNewest(outcome, known)) },
	);
	return { ...state, entries };
}

/**
 * The output of the node: one item per input item, in order, because n8n pairs the items of a
 * resumed node by position.
 */
export function waitItems(state: WaitState): INodeExecutionData[] {
	return state.entries.map((entry, item) => ({
		json: ('error' in entry ? entry.error : entryJson(entry, state)) as IDataObject,
		pairedItem: { item },
	}));
}

function entryJson(entry: WaitingJobs, state: WaitState): JsonObject {
	const jobs = entry.outcomes.map((outcome) =>
		outcomeItem(outcome, askedFor(state, entry, outcome.part), entry.isRaw !== true),
	);
	return {
		...jobs[0],
		...(state.several === undefined ? {} : { [state.several.list]: jobs }),
		all_completed: jobs.every(({ status }) => status === 'completed'),
		timed_out: entry.outcomes.some(
			(outcome) => outcome.outcome === 'created' && !isFinal(outcome.job),
		),
	};
}

function withNewest(outcome: JobOutcome, known: KnownJobs): JobOutcome {
	if (outcome.outcome !== 'created') return outcome;
	const newest = known.get(String(outcome.job._id));
	return newest === undefined ? outcome : { ...outcome, job: { ...newest, _id: outcome.job._id } };
}
