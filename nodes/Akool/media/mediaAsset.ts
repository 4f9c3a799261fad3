import { AkoolFailure, unexpectedData } from '../protocol/failure';
import { resultUrl, statusWord } from '../protocol/jobItem';
import { isJsonObject, type AkoolJob } from '../protocol/types';

/** Where each asset but the result is in `audio_splits`. */
const SPLITS: Readonly<Record<string, string>> = {
	noCaptionVideo: 'no_caption_video_url',
	originalSubtitles: 'original_srt_url',
	translatedSubtitles: 'translated_srt_url',
};

/**
 * The address of an asset of a job.
 *
 * @throws {AkoolFailure} when the job is not completed, or has no such asset
 */
export function assetUrl(job: AkoolJob, asset: string): string {
	const status = statusWord(job.video_status);
	if (status !== 'completed') {
		throw new AkoolFailure({
			...unexpectedData('file'),
			message: `The translation is not completed yet: its status is "${status}"`,
			description:
				status === 'failed'
					? `Akool could not make the video${reasonOf(job)}.`
					: 'Wait until it is completed, with Akool Trigger or Create and Wait, then download it.',
		});
	}
	const splits = isJsonObject(job.audio_splits) ? job.audio_splits : {};
	const url = asset === 'result' ? resultUrl(job) : splits[SPLITS[asset] ?? ''];
	if (typeof url === 'string' && URL.canParse(url)) return url;
	throw new AkoolFailure({
		...unexpectedData('file'),
		message: 'The translation has no such file',
		description: `Akool gives no address for the asset "${asset}" of this job: choose another asset.`,
	});
}

/** The extension of a file whose address and MIME type do not tell it. */
export function fallbackExtension(asset: string): string {
	return asset.endsWith('Subtitles') ? 'srt' : 'mp4';
}

/** The name of a job's file without extension: its ID and its language. */
export function fileBaseName({ _id, language }: AkoolJob): string {
	const parts = [_id, language].filter((part) => typeof part === 'string' && part !== '');
	return parts.join('-').replace(/[^\w.-]/g, '_');
}

function reasonOf({ error_reason: reason }: AkoolJob): string {
	return typeof reason === 'string' && reason !== '' ? `: ${reason}` : '';
}
