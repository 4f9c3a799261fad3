import type { IWebhookFunctions } from 'n8n-workflow';

import { apiRequest } from '../requests/apiRequest';
import { ENDPOINTS } from '../protocol/endpoints';
import { jobIn } from '../protocol/envelope';
import type { AkoolCredential, AkoolJob } from '../protocol/types';
import type { Reception } from '../callback/answer';
import { secretsOf } from '../callback/secrets';
import { verifyCallback } from '../callback/verify';
import { openWait, type OpenWait } from './openWaits';
import {
	createdJobs,
	deserialize,
	isFinal,
	waitItems,
	withNewestJobs,
	type WaitState,
} from './waitState';

/** An answer must come while the sender of the callback still waits; in milliseconds. */
const READ_TIMEOUT = 30_000;

/** Verifies a callback that comes while the execution waits, and ends the wait when all is done. */
export async function receiveWhileWaiting(host: IWebhookFunctions): Promise<Reception> {
	const credential = await host.getCredentials<AkoolCredential>('akoolApi');
	const verdict = verifyCallback(host.getBodyData(), secretsOf(credential), {
		verifySignature: true,
		maxAgeSeconds: 0,
		now: Date.now(),
	});
	if (!verdict.ok) return verdict;
	const { _id: id, status } = verdict.payload;
	const state = waitStateOf(host);
	const jobs = createdJobs(state);
	// Callbacks of an earlier iteration of a loop, and of a job that is still under way.
	if (!jobs.has(id) || !isFinal({ video_status: status })) return { status: 200 };

	const wait = openWait(`${host.getExecutionId()}:${host.getNode().id}:${state.runIndex}`);
	return await wait.exclusively(async () => {
		if (wait.isOver) return { status: 200 };
		// The one that the callback tells of first: most often it alone has changed.
		const inTurn = new Map([[id, jobs.get(id) ?? {}], ...jobs]);
		const unfinished = await firstUnfinished(host, inTurn, wait, credential.baseUrl);
		if (unfinished === id) {
			return { status: 503, reason: `Akool does not yet say the same about job ${id}` };
		}
		if (unfinished !== undefined) return { status: 200 };
		wait.isOver = true;
		return { status: 200, items: waitItems(withNewestJobs(state, wait.finalJobs)) };
	});
}

/** Asks for jobs in turn, and remembers those that are final; stops at the first that is not. */
async function firstUnfinished(
	host: IWebhookFunctions,
	jobs: Map<string, AkoolJob>,
	wait: OpenWait,
	baseUrl: string,
): Promise<string | undefined> {
	for (const [id, known] of jobs) {
		if (isFinal(known) || wait.finalJobs.has(id)) continue;
		const envelope = await apiRequest(host, baseUrl, {
			url: ENDPOINTS.getVideoInfo,
			qs: { video_model_id: id },
			timeout: READ_TIMEOUT,
		});
		const job = jobIn(envelope);
		if (!isFinal(job)) return id;
		wait.finalJobs.set(id, job);
	}
	return undefined;
}

/** The state that the node kept with the execution before it was put aside. */
function waitStateOf(host: IWebhookFunctions): WaitState {
	const name = JSON.stringify(host.getNode().name);
	return deserialize(String(host.evaluateExpression(`{{ $node[${name}].context.waiting }}`)));
}
