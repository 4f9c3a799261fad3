import { ENDPOINTS } from '../protocol/endpoints';
import { jobIn } from '../protocol/envelope';
import type { AkoolJob } from '../protocol/types';
import { apiRequest, type RequestHost } from './apiRequest';
import type { RequestSettings } from './requestSettings';

/**
 * Asks Akool for a job, once, outside the declarative engine.
 *
 * @param baseUrl that of the credential
 * @param settings how the request is sent
 * @param videoModelId the job's `_id`
 * @throws {AkoolFailure} what the answer means, or n8n's NodeApiError for a network failure
 */
export async function askForJob(
	host: RequestHost,
	baseUrl: string,
	settings: RequestSettings['request'],
	videoModelId: string,
): Promise<AkoolJob> {
	const envelope = await apiRequest(host, baseUrl, {
		...settings,
		url: ENDPOINTS.getVideoInfo,
		qs: { video_model_id: videoModelId },
	});
	return jobIn(envelope);
}
