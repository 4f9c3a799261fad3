import { AkoolFailure, unexpectedData } from '../protocol/failure';
import { InvalidParameter, quote } from '../protocol/invalidParameter';
import { jobStatus } from '../protocol/jobStatus';
import { resultUrl } from '../protocol/jobItem';
import { isJsonObject, type AkoolJob } from '../protocol/types';

/** Where each asset but the result is in `audio_splits`. */
const SPLITS: Readonly<Record<string, string>> = {
	noCaptionVideo: 'no_caption_video_url',
	originalSubtitles: 'original_srt_url',
	translatedSubtitles: 'translated_srt_url',
};

/** What can be downloaded of a job; Akool does not have every one of every job. */
const ASSETS: readonly string[] = ['result', ...Object.keys(SPLITS)];

/**
 * The assets asked for, each once, in the order asked for.
 *
 * @param value an array or comma-separated text
 * @throws {InvalidParameter} when there is none, or one that is not known
 */
export function requireAssets(value: unknown): string[] {
	const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
	const assets = list.map((entry) => (typeof entry === 'string' ? entry.trim() : entry));
	const asked = [...new Set(assets.filter((asset) => asset !== ''))];
	const advice = `Choose from ${ASSETS.join(', ')}.`;
	if (asked.length === 0) throw new InvalidParameter('Assets is empty', advice);
	return asked.map((asset) => {
		if (ASSETS.includes(asset)) return String(asset);
		throw new InvalidParameter(`Assets has an unknown entry: ${quote(asset)}`, advice);
	});
}

/** Where the assets of a job are, and which of those asked for it does not have. */
export interface FoundAssets {
	found: Array<{ asset: string; url: string }>;
	missing: string[];
}

/**
 * Finds the assets of a job.
 *
 * @throws {AkoolFailure} when the job is not completed, or has none of the assets
 */
export function findAssets(job: AkoolJob, assets: string[]): FoundAssets {
	requireCompleted(job);
	const splits = isJsonObject(job.audio_splits) ? job.audio_splits : {};
	const urls = assets.map((asset) => ({
		asset,
		url: asset === 'result' ? resultUrl(job) : splits[SPLITS[asset] ?? ''],
	}));
	const found = urls.flatMap(({ asset, url }) =>
		typeof url === 'string' && URL.canParse(url) ? [{ asset, url }] : [],
	);
	const missing = assets.filter((asset) => !found.some((entry) => entry.asset === asset));
	if (found.length > 0) return { found, missing };
	const names = missing.map((asset) => `"${asset}"`).join(', ');
	throw new AkoolFailure({
		...unexpectedData('file'),
		message: 'The job has no such file',
		description: `Akool gives no address for ${names} of this job: choose another asset.`,
	});
}

function requireCompleted(job: AkoolJob): void {
	const status = jobStatus(job);
	if (status === 'completed') return;
	const hasFailed = status === 'failed';
	throw new AkoolFailure({
		...unexpectedData('file'),
		message: `The video ${hasFailed ? 'was not completed' : 'is not completed yet'}: the status of its job is "${status}"`,
		description: hasFailed
			? `Akool could not make it${reasonOf(job)}.`
			: 'Wait until it is completed, with Akool Trigger or Create and Wait, then download it.',
	});
}

/** The field of the item that an asset goes into: the first asked for into the one that was named. */
export function assetField(binaryPropertyName: string, asset: string, assets: string[]): string {
	return asset === assets[0] ? binaryPropertyName : `${binaryPropertyName}_${asset}`;
}

function reasonOf({ error_reason: reason }: AkoolJob): string {
	return typeof reason === 'string' && reason !== '' ? `: ${reason}` : '';
}
