import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { jobsInMemory } from '../jobs/jobMemory';
import { jobForItem } from '../protocol/jobItem';
import type { CreatedOutcome, JobOutcome } from '../protocol/jobOutcome';
import type { AkoolJob } from '../protocol/types';
import { nodeReference } from './nodeReference';
import {
	createdJobs,
	withNewestJobs,
	type KnownJobs,
	type WaitEntry,
	type WaitState,
	type WaitingJobs,
} from './waitState';

/** A job that exists, by its `_id`: what is known of it, the memory of the created jobs has. */
type KeptJob = Omit<CreatedOutcome, 'outcome' | 'job' | 'execution'> & { id: string };
type KeptOutcome = KeptJob | Exclude<JobOutcome, CreatedOutcome>;
type KeptEntry =
	| (Omit<WaitingJobs, 'outcomes'> & { outcomes: KeptOutcome[] })
	| Exclude<WaitEntry, WaitingJobs>;

/** The state but for what the memory of the created jobs knows. */
interface KeptState extends Omit<WaitState, 'entries'> {
	entries: KeptEntry[];
	/** What was learnt of jobs since they were created. */
	newest: AkoolJob[];
}

/**
 * Keeps the state with the execution: what the node remembers of its created jobs anyway is not kept a
 * second time. As text, because n8n reads it anew for each callback.
 *
 * @param scope under which the created jobs are remembered
 * @param known what is known of them by now
 */
export function keepState(
	host: IExecuteFunctions,
	state: WaitState,
	scope: string,
	known: KnownJobs,
): void {
	const created = createdJobs(state);
	const isAnyRaw = state.entries.some((entry) => 'isRaw' in entry);
	const newest = [...known].flatMap(([_id, job]) =>
		job === created.get(_id) ? [] : [{ ...(isAnyRaw ? job : jobForItem(job)), _id }],
	);
	const kept: KeptState = { ...state, entries: state.entries.map(keptEntry), newest };
	host.getContext('node').waiting = { scope, state: JSON.stringify(kept) };
}

function keptEntry(entry: WaitEntry): KeptEntry {
	return 'error' in entry ? entry : { ...entry, outcomes: entry.outcomes.map(keptOutcome) };
}

function keptOutcome(outcome: JobOutcome): KeptOutcome {
	if (outcome.outcome !== 'created') return outcome;
	const { part, existed, job } = outcome;
	return { part, id: String(job._id), ...(existed ? { existed } : {}) };
}

/**
 * The state that {@link keepState} kept before n8n put the execution aside. Both texts come through
 * one expression, because n8n's sandbox of expressions is slow to start, and copies an object one
 * value at a time.
 */
export function keptState(host: IWebhookFunctions): WaitState {
	const context = contextOf(host);
	const memory = `${context}.createdJobs[${context}.waiting.scope]`;
	const texts = `{{ ${context}.waiting.state }}\n{{ ${memory} }}`;
	const [first = '', ...rest] = String(host.evaluateExpression(texts)).split('\n');
	const { entries, newest, ...state } = JSON.parse(first) as KeptState;
	const jobs = jobsInMemory(rest.join('\n'));
	const created: WaitState = {
		...state,
		entries: entries.map((entry) =>
			'error' in entry
				? entry
				: { ...entry, outcomes: entry.outcomes.map((outcome) => fullOutcome(outcome, jobs)) },
		),
	};
	return withNewestJobs(created, new Map(newest.map((job) => [String(job._id), job])));
}

/** Whether the node has created a job in this execution, if only in another round of a loop. */
export function wasCreatedHere(host: IWebhookFunctions, id: string): boolean {
	const memory = `${contextOf(host)}.createdJobs`;
	const texts = String(host.evaluateExpression(`{{ JSON.stringify(${memory} ?? {}) }}`));
	const scopes = Object.values(JSON.parse(texts) as Record<string, string>);
	return scopes.some((text) => jobsInMemory(text).has(id));
}

/** What the node has kept with the execution, within an expression. */
function contextOf(host: IWebhookFunctions): string {
	return `${nodeReference(host.getNode().name)}.context`;
}

function fullOutcome(outcome: KeptOutcome, jobs: KnownJobs): JobOutcome {
	if ('outcome' in outcome) return outcome;
	const { id, ...rest } = outcome;
	return { ...rest, outcome: 'created', job: jobs.get(id) ?? { _id: id } };
}
