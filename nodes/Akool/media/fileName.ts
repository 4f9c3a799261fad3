import type { AkoolJob } from '../protocol/types';

/** By MIME type; those of Akool's files. */
const EXTENSIONS: Readonly<Record<string, string>> = {
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm',
	'audio/mpeg': 'mp3',
	'audio/wav': 'wav',
	'application/x-subrip': 'srt',
	'text/vtt': 'vtt',
};

/** What counts as an extension at the end of a name: "Dr.Who" has none. */
const EXTENSION =
	/\.(mp4|mov|m4v|webm|mkv|avi|mpe?g|wmv|flv|3gp|ts|gif|mp3|wav|m4a|aac|flac|ogg|opus|srt|vtt|ass|ssa|sub|txt)$/i;

/** What tells the files of one job apart that would else have the same name. */
const SUFFIXES: Readonly<Record<string, string>> = {
	result: '-result',
	noCaptionVideo: '-no-captions',
	originalSubtitles: '-original',
	translatedSubtitles: '-translated',
};

/** The name of an asset's file, with or without extension: the first has the name that was given. */
export function assetFileName(name: string, asset: string, assets: string[]): string {
	if (asset === assets[0]) return name;
	return `${name.replace(EXTENSION, '')}${SUFFIXES[asset] ?? ''}`;
}

/** Whether an asset is subtitles, and no video. */
export function isSubtitles(asset: string): boolean {
	return asset.endsWith('Subtitles');
}

/** The extension of a file whose address and MIME type do not tell it. */
export function fallbackExtension(asset: string): string {
	return isSubtitles(asset) ? 'srt' : 'mp4';
}

/** The name of a job's file without extension: its ID and, where Akool says it, its language. */
export function fileBaseName({ _id, language }: AkoolJob): string {
	const parts = [_id, language].filter((part) => typeof part === 'string' && part !== '');
	return parts.join('-').replace(/[^\w.-]/g, '_');
}

/**
 * The name with an extension: its own, else that of the address, else that of the MIME type.
 *
 * @param fallback used when none of them tells it
 */
export function completeFileName(
	name: string,
	url: string,
	mimeType: string | undefined,
	fallback: string,
): string {
	if (EXTENSION.test(name)) return name;
	const inUrl = /\.(\w{2,4})$/.exec(new URL(url).pathname)?.[1];
	return `${name}.${inUrl ?? EXTENSIONS[mimeType ?? ''] ?? fallback}`;
}
