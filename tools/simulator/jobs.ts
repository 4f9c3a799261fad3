import { randomBytes } from 'node:crypto';

import type { CallbackSender } from './callbacks';
import { jobResult } from './jobAnswers';
import { productOf } from './products';
import { messageFor } from './resultCodes';
import type { Schedule } from './schedule';
import type { SourceFailure, Sources } from './sources';
import type { Job, SimulatorOptions, VideoStatus } from './types';

const PROCESS_PART = randomBytes(5).toString('hex');
let counter = randomBytes(2).readUInt16BE();

// Looks like a Mongo id: 4 bytes of time, 5 of the process, 3 of a counter.
function newId(): string {
	counter = (counter + 1) % 0x1000000;
	const seconds = Math.floor(Date.now() / 1000).toString(16);
	return `${seconds}${PROCESS_PART}${counter.toString(16).padStart(6, '0')}`;
}

/** All jobs, and the clockwork that moves them from status to status. */
export class Jobs {
	readonly list: Job[] = [];
	/** The account's balance. */
	credit: number;
	private readonly byId = new Map<string, Job>();
	private readonly cancelStep = new Map<string, () => void>();

	constructor(
		private readonly options: SimulatorOptions,
		private readonly schedule: Schedule,
		private readonly callbacks: CallbackSender,
		private readonly sources: Sources,
		private readonly origin: () => string,
	) {
		this.credit = options.credit;
	}

	find(id: string): Job | undefined {
		return this.byId.get(id);
	}

	/** Adds a job that no clockwork moves. @throws Error when the `_id` is taken */
	add(partial: Partial<Job>): Job {
		const job: Job = {
			_id: newId(),
			product: 'translation',
			call: null,
			position: 0,
			url: 'https://videos.example/source.mp4',
			sources: [],
			fetched: [],
			language: 'fr',
			source_language: 'DEFAULT',
			lipsync: false,
			webhookUrl: '',
			body: {},
			video_status: 1,
			create_time: Date.now(),
			progress: 0,
			deduction: this.options.creditsPerJob,
			error_code: null,
			error_reason: null,
			plannedFailure: null,
			info: {},
			...partial,
		};
		if (this.byId.has(job._id)) throw new Error(`Job ${job._id} exists already`);
		if (partial.progress === undefined) job.progress = progressAt(job.video_status, 0);
		this.list.push(job);
		this.byId.set(job._id, job);
		return job;
	}

	/** Adds a job that is paid for and moves by itself. */
	create(partial: Partial<Job>): Job {
		const job = this.add(partial);
		this.credit -= job.deduction;
		this.scheduleStep(job);
		return job;
	}

	/**
	 * Gives a job a status and, if it has a webhook, sends the callback. Completing waits for the
	 * sources, where those are fetched; when one is no file, the job fails instead.
	 * @returns resolves when the callback's first attempt is over
	 * @throws Error when the job would go backwards or leave a final status
	 */
	async advance(
		job: Job,
		status: Exclude<VideoStatus, 1>,
		extra: Partial<SourceFailure> = {},
	): Promise<void> {
		const { video_status: from } = job;
		if (from !== status && (from >= 3 || from > status)) {
			throw new Error(`Job ${job._id} cannot go from ${from} to ${status}`);
		}
		const fetching = status === 4 ? undefined : this.sources.fetch(job);
		if (status !== 3 || fetching === undefined) return await this.arrive(job, status, extra);
		await fetching;
		// Meanwhile the jobs may have been forgotten, or this one advanced by someone else.
		if (this.byId.get(job._id) !== job || job.video_status !== from) return;
		const failure = this.sources.failure(job);
		await this.arrive(job, failure === undefined ? 3 : 4, failure ?? extra);
	}

	private async arrive(
		job: Job,
		status: Exclude<VideoStatus, 1>,
		extra: Partial<SourceFailure>,
	): Promise<void> {
		const endStep = this.cancelStep.get(job._id);
		job.video_status = status;
		job.progress = progressAt(status, job.progress);
		if (status === 4) {
			job.error_code = extra.error_code ?? job.plannedFailure ?? 1015;
			job.error_reason = extra.error_reason ?? messageFor(job.error_code);
		}
		const sent = job.webhookUrl === '' ? undefined : this.callbacks.send(job, this.payload(job));
		// After send(), so that settled() sees no gap between the step and its callback.
		endStep?.();
		if (job.call !== null) this.scheduleStep(job);
		await sent;
	}

	/** Forgets all jobs and restores the balance. The timers belong to the schedule. */
	clear(): void {
		this.list.length = 0;
		this.byId.clear();
		this.cancelStep.clear();
		this.credit = this.options.credit;
	}

	private payload(job: Job): object {
		const base = {
			_id: job._id,
			status: job.video_status,
			type: productOf(job.product).callbackType,
		};
		if (job.video_status !== 3) return base;
		return { ...base, url: jobResult(job, this.origin()), deduction_credit: job.deduction };
	}

	private scheduleStep(job: Job): void {
		const { stepMs } = this.options;
		if (job.video_status >= 3 || stepMs === Infinity) return;
		const watched = job.webhookUrl !== '' || this.sources.any(job);
		const done = watched ? this.schedule.begin() : () => {};
		const from = job.video_status;
		const cancel = this.schedule.after(stepMs, () => {
			const end = job.plannedFailure === null ? 3 : 4;
			// A test may have written the status by hand: then the clockwork leaves the job alone.
			if (job.video_status === from) void this.advance(job, from === 1 ? 2 : end);
			else this.cancelStep.get(job._id)?.();
		});
		this.cancelStep.set(job._id, () => {
			cancel();
			this.cancelStep.delete(job._id);
			done();
		});
	}
}

function progressAt(status: VideoStatus, before: number): number {
	if (status === 2) return 50;
	return status === 3 ? 100 : before;
}
