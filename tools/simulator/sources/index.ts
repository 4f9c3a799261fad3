import type { Schedule } from '../schedule';
import type { Job, SimulatorOptions, SourceAddress } from '../types';
import type { FetchedSource } from './fetchSource';
import { fetchSource, isReachable } from './fetchSource';

/** Akool's number for a source that it could not read; no result code. */
const UNREADABLE = 501312;

/** What makes a job fail. */
export interface SourceFailure {
	error_code: number;
	error_reason: string;
}

/** Fetches what jobs are made of, once for each job. */
export class Sources {
	private readonly begun = new Map<string, Promise<void>>();
	private ending = new AbortController();

	constructor(
		private readonly options: SimulatorOptions,
		private readonly schedule: Schedule,
	) {}

	/** Whether any source of this job is to be fetched. */
	any(job: Job): boolean {
		return this.options.fetchSources === 'reachable' && this.reachable(job.sources).length > 0;
	}

	/** Begins to fetch a job's sources, unless that was begun before; undefined when none is to be. */
	fetch(job: Job): Promise<void> | undefined {
		if (!this.any(job)) return undefined;
		const begun = this.begun.get(job._id);
		if (begun !== undefined) return begun;
		const fetching = this.fetchAll(job).finally(this.schedule.begin());
		this.begun.set(job._id, fetching);
		return fetching;
	}

	/** Why a job cannot be made of what was fetched; undefined when it can. */
	failure({ fetched }: Job): SourceFailure | undefined {
		const wrong = fetched.find(({ problem }) => problem !== null);
		if (wrong === undefined) return undefined;
		const error_reason = `The file at ${wrong.key} could not be read: ${wrong.problem}`;
		return { error_code: UNREADABLE, error_reason };
	}

	/** Fetches the sources of a create call at once. */
	async check(sources: SourceAddress[]): Promise<FetchedSource[]> {
		const { signal } = this.ending;
		const { sourceUserAgent } = this.options;
		const one = async (source: SourceAddress) => await fetchSource(source, sourceUserAgent, signal);
		return await Promise.all(this.reachable(sources).map(one));
	}

	/** Ends what is under way and forgets what was begun. */
	clear(): void {
		this.ending.abort();
		this.ending = new AbortController();
		this.begun.clear();
	}

	private reachable(sources: SourceAddress[]): SourceAddress[] {
		return sources.filter(({ url }) => isReachable(url, this.options.sourceHosts));
	}

	private async fetchAll(job: Job): Promise<void> {
		const { signal } = this.ending;
		const { sourceDelayMs, sourceUserAgent } = this.options;
		if (sourceDelayMs > 0) await this.schedule.pause(sourceDelayMs);
		for (const source of this.reachable(job.sources)) {
			if (signal.aborted) return;
			job.fetched.push(await fetchSource(source, sourceUserAgent, signal));
		}
	}
}
