import { setTimeout as pause } from 'node:timers/promises';

import type { AkoolSimulator, Job, RecordedRequest } from '../../simulator';

const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 120_000;

/**
 * Waits until as many jobs like these exist at Akool.
 * @throws Error when that takes longer than two minutes
 */
export async function untilJobs(
	akool: AkoolSimulator,
	count: number,
	fits: (job: Job) => boolean = () => true,
): Promise<Job[]> {
	const deadline = performance.now() + PATIENCE_MS;
	for (;;) {
		const found = akool.jobs.filter(fits);
		if (found.length >= count) return found;
		if (performance.now() > deadline) {
			throw new Error(`Only ${found.length} of ${count} jobs exist at Akool.`);
		}
		await pause(LOOK_EVERY_MS);
	}
}

/** The job that a request asks about; undefined for other requests. */
export function askedFor({ kind, query }: RecordedRequest): string | undefined {
	return kind === 'info' ? query.video_model_id : undefined;
}
