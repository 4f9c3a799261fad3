import { failureOf } from '../requests/apiError';
import type { RequestHost } from '../requests/apiRequest';
import { askForJob } from '../requests/askForJob';
import { jobItem, type JobItem } from '../protocol/jobItem';
import { NO_SUCH_JOB } from '../protocol/resultCodes';
import type { CallbackPayload } from './payload';

/** What Akool says about a callback: true, not true, true no more, or nothing at all. */
export type Confirmation =
	| { verdict: 'confirmed'; info: JobItem }
	| { verdict: 'denied' }
	| { verdict: 'past' }
	| { verdict: 'unavailable'; reason: string };

/** A confirmation must come while the sender of the callback still waits; in milliseconds. */
const CONFIRM_TIMEOUT = 30_000;

/** Asks Akool, once, whether what a callback says about a job is true. Never throws. */
export async function confirmCallback(
	host: RequestHost,
	baseUrl: string,
	payload: CallbackPayload,
): Promise<Confirmation> {
	try {
		const { _id, status } = payload;
		const job = await askForJob(host, baseUrl, { timeout: CONFIRM_TIMEOUT }, _id);
		return compare(status, jobItem(job, { _id }));
	} catch (error) {
		const failure = failureOf(error);
		if (failure?.code != null && NO_SUCH_JOB.includes(failure.code)) return { verdict: 'denied' };
		const reason = error instanceof Error ? error.message : String(error);
		return { verdict: 'unavailable', reason };
	}
}

/** Completed (3) and failed (4) are both final: a job goes through one of them only. */
const PROGRESS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 3 };

function compare(claimed: number, info: JobItem): Confirmation {
	const known = info.video_status;
	if (known === claimed) return { verdict: 'confirmed', info };
	const reached = PROGRESS[known ?? 0];
	if (reached === undefined) return { verdict: 'unavailable', reason: 'Akool told no status' };
	return { verdict: (PROGRESS[claimed] ?? Infinity) < reached ? 'past' : 'denied' };
}
