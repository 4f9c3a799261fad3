import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Job } from '../../tools/simulator';
import { lookUps } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';
import type { SimulatedAccount } from '../engine/simulation';

/** Size of each video that the simulator serves. */
export const VIDEO_BYTES = 64 * 1024;

/** Jobs to download at an account, and their downloads, one item a job. */
export function downloadsAt(account: SimulatedAccount) {
	return {
		completedJob: (changes: Partial<Job> = {}) =>
			account.akool.addJob({ video_status: 3, language: 'fr', ...changes }),
		download: async (ids: string[], parameters: IDataObject = {}, options: RunOptions = {}) =>
			await account.run('downloadVideo', { items: lookUps(ids), parameters, ...options }),
	};
}

/** What n8n has stored of a file. */
export function contentOf(item: INodeExecutionData | undefined, property = 'data'): Buffer {
	return Buffer.from(item?.binary?.[property]?.data ?? '', 'base64');
}
