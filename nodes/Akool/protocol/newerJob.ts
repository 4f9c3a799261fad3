import type { AkoolJob } from './types';

/** What Akool says of a job when it creates it, and need not repeat when it is asked for the job. */
const SAID_ONCE = ['_id', 'create_time', 'language', 'source_language', 'lipsync'];

/**
 * What Akool says of a job now, completed with what it has said only once. Nothing else of what was
 * known counts any more: neither progress nor credits need be repeated once they do not apply.
 */
export function newerJob(known: AkoolJob, told: AkoolJob): AkoolJob {
	const once = SAID_ONCE.flatMap((key) => (isSaid(known[key]) ? [[key, known[key]]] : []));
	const now = Object.entries(told).filter(
		([key, value]) => !SAID_ONCE.includes(key) || isSaid(value),
	);
	return Object.fromEntries([...once, ...now]) as AkoolJob;
}

function isSaid(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
