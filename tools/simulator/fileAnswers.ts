import type { ServerResponse } from 'node:http';

import { untilDue } from './faults';
import { flagIcon } from './languages';
import type { MediaCut, MediaFile } from './media';
import { mediaFile, sendMedia } from './media';
import { jobFacts } from './requestFacts';
import { send, sendFault, sendNotFound } from './responses';
import { failure } from './resultCodes';
import type { ServerParts } from './server';
import type { FaultRule, RecordedRequest } from './types';

const PICTURE_PATH = /^\/(?:flags|pictures)\/([A-Za-z0-9-]+)\.svg$/;

/** Sends a file of a completed job, or what a fault makes of it. */
export async function answerMedia(
	{ world, faults, schedule }: ServerParts,
	{ id, suffix }: { id: string; suffix: string },
	recorded: RecordedRequest,
	response: ServerResponse,
): Promise<void> {
	const job = world.jobs.find(id);
	const facts = { kind: 'media' as const, id, ...jobFacts(job), sound: true };
	const strike = faults.strike(facts, []);
	await untilDue(strike, schedule);
	const file = job ? mediaFile(job, suffix, world.options.videoBytes) : null;
	await answerFile(file, strike.effect, recorded, response);
}

/** Sends a file that is there to be a source, or what a fault makes of it. */
export async function answerSource(
	{ faults, schedule, world }: ServerParts,
	file: MediaFile,
	address: URL,
	recorded: RecordedRequest,
	response: ServerResponse,
): Promise<void> {
	const urls = [`${world.origin}${address.pathname}${address.search}`];
	const facts = { kind: 'source' as const, urls, languages: [], sound: true };
	const strike = faults.strike(facts, []);
	await untilDue(strike, schedule);
	await answerFile(file, strike.effect, recorded, response);
}

async function answerFile(
	file: MediaFile | null,
	effect: FaultRule | null,
	recorded: RecordedRequest,
	response: ServerResponse,
): Promise<void> {
	if (response.destroyed) return;
	const cut = mediaCut(effect);
	if (effect !== null && cut === 'none') sendFault(response, effect, failure(1008));
	else if (file) await sendMedia(response, file, cut, recorded.method === 'HEAD');
	else sendNotFound(response, recorded.path);
}

function mediaCut(effect: FaultRule | null): MediaCut {
	if (effect?.http !== undefined) return 'none';
	if (effect?.truncated) return 'truncated';
	return effect?.cut ? 'connection' : 'none';
}

/** Sends the picture of a flag or a thumbnail; anything else is not found. */
export function answerOther(
	path: string,
	{ method }: RecordedRequest,
	response: ServerResponse,
): void {
	const [, name] = PICTURE_PATH.exec(path) ?? [];
	if (name === undefined || method !== 'GET') sendNotFound(response, `${method} ${path}`);
	else send(response, 200, 'image/svg+xml', flagIcon(name));
}
