import { newerJob } from '../protocol/newerJob';
import { NO_SUCH_JOB } from '../protocol/resultCodes';
import type { AkoolJob } from '../protocol/types';
import { asUnknownJob } from '../protocol/unknownJob';
import { failureOf } from '../requests/apiError';

/**
 * What is known of a job once Akool was asked for it. That Akool no longer knows or shows it is an
 * answer, too.
 *
 * @param ask asks Akool for the job
 * @throws what `ask` throws for any other reason
 */
export async function newestJob(known: AkoolJob, ask: () => Promise<AkoolJob>): Promise<AkoolJob> {
	const [answer] = await Promise.allSettled([ask()]);
	if (answer.status === 'fulfilled') return newerJob(known, answer.value);
	const failure = failureOf(answer.reason);
	if (failure?.code == null || !NO_SUCH_JOB.includes(failure.code)) {
		return await Promise.reject(answer.reason);
	}
	return asUnknownJob(known, failure.code, failure.msg === '' ? failure.message : failure.msg);
}
