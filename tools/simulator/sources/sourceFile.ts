import type { MediaFile } from '../media';
import { videoFile } from '../media';

const PATH = /^\/sources\/(\d{1,12})\/([^/]+)$/;

const TYPES: Record<string, string> = {
	mp4: 'video/mp4',
	mp3: 'audio/mpeg',
	wav: 'audio/wav',
	png: 'image/png',
	jpg: 'image/jpeg',
	srt: 'application/x-subrip',
	html: 'text/html; charset=utf-8',
};

/** Address of a file of this name and size; the same name and size always have the same bytes. */
export function sourceUrl(origin: string, name: string, bytes: number): string {
	return `${origin}/sources/${bytes}/${encodeURIComponent(name)}`;
}

/** The file at a path, whose type its ending tells; null for other paths. */
export function sourceFile(path: string): MediaFile | null {
	const [, bytes, name = ''] = PATH.exec(path) ?? [];
	if (bytes === undefined) return null;
	const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
	const contentType = TYPES[ending] ?? 'application/octet-stream';
	return { ...videoFile(name, Number(bytes)), contentType };
}
