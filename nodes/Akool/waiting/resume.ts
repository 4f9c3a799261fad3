import type { IWebhookFunctions } from 'n8n-workflow';

import type { Reception } from '../callback/answer';
import { recentCredential } from '../callback/credential';
import { judgeCallback } from '../callback/judge';
import { Storing } from '../callback/storing';
import { isFinal } from '../protocol/jobStatus';
import type { AkoolJob } from '../protocol/types';
import { askForJob } from '../requests/askForJob';
import { settingsOf, type RequestSettings } from '../requests/requestSettings';
import { READ_TIMEOUT } from './jobReads';
import { keptState, wasCreatedHere } from './keptState';
import { newestJob } from './newestJob';
import { openWait, type OpenWait } from './openWaits';
import { createdJobs, waitItems, withNewestJobs } from './waitState';

/** Verifies a callback that comes while the execution waits, and ends the wait when all is done. */
export async function receiveWhileWaiting(host: IWebhookFunctions): Promise<Reception> {
	const options = { verifySignature: true, maxAgeSeconds: 0, now: Date.now() };
	const verdict = await judgeCallback(host, options);
	if (!verdict.ok) return verdict;
	const { _id: id, status } = verdict.payload;
	const state = keptState(host);
	const jobs = createdJobs(state);
	if (!jobs.has(id)) {
		logStranger(host, id);
		return { status: 200 };
	}
	if (!isFinal({ video_status: status })) return { status: 200 };

	const wait = openWait(`${host.getExecutionId()}:${host.getNode().id}:${state.runIndex}`);
	return await wait.exclusively<Reception>(
		async () => {
			const { baseUrl } = await recentCredential(host);
			const options = state.requestOptions ?? host.getNodeParameter('requestOptions', {});
			const { request } = settingsOf(options, READ_TIMEOUT);
			// The one that the callback tells of first: most often it alone has changed.
			const inTurn = new Map([[id, jobs.get(id) ?? {}], ...jobs]);
			const unfinished = await firstUnfinished(host, inTurn, wait, { baseUrl, request });
			if (unfinished === id) {
				return { status: 503, reason: `Akool does not yet say the same about job ${id}` };
			}
			if (unfinished !== undefined) return { status: 200 };
			const items = waitItems(withNewestJobs(state, wait.finalJobs));
			const onStored = wait.end(new Storing(host.getResponseObject()));
			return { status: 200, start: { items, onStored } };
		},
		() => ({ status: 200 }),
		() => ({ status: 503, reason: 'n8n has not yet stored that the wait is over' }),
	);
}

/** Names a job that the run does not wait for: the line may be the only sign of a paid one. */
function logStranger(host: IWebhookFunctions, id: string): void {
	const received = `${host.getNode().name} received a callback about job ${id}`;
	const where = { workflowId: host.getWorkflow().id, executionId: host.getExecutionId() };
	// Akool repeats callbacks, also those of an earlier round of a loop.
	if (wasCreatedHere(host, id)) {
		host.logger.info(`${received}, which it has created before and does not wait for`, where);
		return;
	}
	host.logger.warn(
		`${received}, which it has not created in this execution: if no other node has, look for it at Akool, it may be paid`,
		where,
	);
}

/** Asks for jobs in turn, and remembers those that are final; stops at the first that is not. */
async function firstUnfinished(
	host: IWebhookFunctions,
	jobs: Map<string, AkoolJob>,
	wait: OpenWait,
	{ baseUrl, request }: { baseUrl: string } & Pick<RequestSettings, 'request'>,
): Promise<string | undefined> {
	for (const [id, known] of jobs) {
		if (isFinal(known) || wait.finalJobs.has(id)) continue;
		const job = await newestJob(known, async () => await askForJob(host, baseUrl, request, id));
		if (!isFinal(job)) return id;
		wait.finalJobs.set(id, job);
	}
	return undefined;
}
