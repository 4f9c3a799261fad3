import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { JobItem } from '../protocol/jobItem';
import { statusWord } from '../protocol/jobStatus';
import type { JsonObject } from '../protocol/types';
import { concealLinkTokens } from '../requests/linkTokens';
import type { CallbackPayload } from '../callback/payload';

/**
 * The item that a callback starts a workflow with: the payload's keys, with Akool's number as
 * `video_status`, the word for it as `status`, and `url` and `reference` null when there is none.
 */
export function triggerItem(
	payload: CallbackPayload,
	reference: string | null,
	info?: JobItem,
): INodeExecutionData {
	// n8n copies items key by key, where this one would become the prototype.
	const keys = Object.entries(payload).filter(([key]) => key !== '__proto__');
	const url = typeof payload.url === 'string' && payload.url !== '' ? payload.url : null;
	const json: JsonObject = {
		...Object.fromEntries(keys),
		video_status: payload.status,
		status: statusWord(payload.status),
		url,
		reference,
		...(info === undefined ? {} : { info }),
	};
	concealLinkTokens(json);
	return { json: json as IDataObject };
}
