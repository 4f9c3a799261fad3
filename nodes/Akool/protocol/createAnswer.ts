import { idOf } from './id';
import { SUCCESS } from './resultCodes';
import { isJsonObject, type AkoolJob, type Envelope } from './types';

/** One thing that the answer of a create call tells: a job that exists, or that there is none. */
export interface CreateEntry {
	code: number;
	msg: string;
	/** The entry's data as it came, where it names no job. */
	data?: unknown;
	/** A job that exists and is paid, whatever the code beside it; its `_id` is text. */
	job?: AkoolJob;
}

/**
 * All jobs in the data of an answer: whatever has an `_id` is one, in a list or deeper down, too.
 * `task_id` and `video_id` never name a job.
 */
export function jobsIn(data: unknown): AkoolJob[] {
	const jobs: AkoolJob[] = [];
	const values = [data];
	// No recursion: who answers decides how deep this goes.
	for (const value of values) {
		const _id = isJsonObject(value) ? idOf(value._id) : null;
		if (isJsonObject(value) && _id !== null) jobs.push({ ...value, _id });
		else if (typeof value === 'object' && value !== null) {
			for (const inner of Object.values(value) as unknown[]) values.push(inner);
		}
	}
	return jobs;
}

/** All jobs that an envelope, or one entry of it, names, but for those in its `all_results`. */
export function jobsOf({ data, beside }: Envelope): AkoolJob[] {
	return jobsIn([data, beside]);
}

/** Tells whether an answer names any job. */
export function namesJob(envelope: Envelope): boolean {
	return [envelope, ...(envelope.all_results ?? [])].some((each) => jobsOf(each).length > 0);
}

/**
 * What the answer of a create call tells, in its order, each job once: Akool repeats one of
 * `all_results` at the top, which stands for itself only where it names another job.
 */
export function createEntries(envelope: Envelope): CreateEntry[] {
	const results = envelope.all_results ?? [];
	const top = entriesOf(envelope);
	const all =
		results.length === 0
			? top
			: [...results.flatMap(entriesOf), ...top.filter(({ job }) => job !== undefined)];
	const byId = new Map<unknown, CreateEntry>();
	return all.filter((entry) => {
		if (entry.job === undefined) return true;
		const known = byId.get(entry.job._id);
		if (known === undefined) byId.set(entry.job._id, entry);
		else known.job = { ...entry.job, ...known.job };
		return known === undefined;
	});
}

function entriesOf(envelope: Envelope): CreateEntry[] {
	const { code, msg = '', data } = envelope;
	const jobs = jobsOf(envelope);
	if (jobs.length === 0) return [{ code, msg, data }];
	return jobs.map((job) => ({ code: SUCCESS, msg, job }));
}
