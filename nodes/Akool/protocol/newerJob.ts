import type { AkoolJob } from './types';

/** What holds of a job until Akool says otherwise: it need not repeat it. */
const LASTING = ['_id', 'create_time', 'language', 'source_language', 'lipsync', 'video_status'];

/**
 * What Akool says of a job now, completed with what lasts. Nothing else of what was known counts any
 * more: neither progress nor credits need be repeated once they do not apply.
 */
export function newerJob(known: AkoolJob, told: AkoolJob): AkoolJob {
	const lasting = LASTING.flatMap((key) => (isSaid(known[key]) ? [[key, known[key]]] : []));
	const now = Object.entries(told).filter(
		([key, value]) => !LASTING.includes(key) || isSaid(value),
	);
	return Object.fromEntries([...lasting, ...now]) as AkoolJob;
}

function isSaid(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
