import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Job } from './types';

const MEDIA_PATH =
	/^\/media\/(.+?)(\.mp4|-lipsync\.mp4|-nocaption\.mp4|-original\.srt|-translated\.srt)$/;

/** A file of known size whose bytes are made as they are sent. */
export interface MediaFile {
	contentType: string;
	size: number;
	/** The first bytes; the pattern follows up to the size. */
	head: Buffer;
}

// A prime length: a client that loses or repeats a power of two of bytes gets other content.
const PATTERN = Buffer.alloc(65_521);
for (let index = 0, state = 1; index < PATTERN.length; index++) {
	state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
	PATTERN[index] = state >>> 16;
}

/** A file that begins like an MP4 video and holds its name. */
export function videoFile(name: string, size: number): MediaFile {
	const brand = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
	const label = Buffer.from(name, 'utf8');
	const box = Buffer.alloc(8);
	box.writeUInt32BE(8 + label.length, 0);
	box.write('free', 4, 'latin1');
	const rest = Buffer.alloc(8);
	rest.writeUInt32BE(Math.max(8, size - brand.length - box.length - label.length) >>> 0, 0);
	rest.write('mdat', 4, 'latin1');
	return { contentType: 'video/mp4', size, head: Buffer.concat([brand, box, label, rest]) };
}

function subtitleFile(lines: string): MediaFile {
	const head = Buffer.from(`1\n00:00:00,000 --> 00:00:02,000\n${lines}\n`, 'utf8');
	return { contentType: 'application/x-subrip', size: head.length, head };
}

/** The job's `_id` and the rest of the name in a media path, or null for other paths. */
export function mediaPath(path: string): { id: string; suffix: string } | null {
	const [, id, suffix] = MEDIA_PATH.exec(path) ?? [];
	return id === undefined || suffix === undefined ? null : { id, suffix };
}

/** A file of a completed job; null when there is no such file (any more, or yet). */
export function mediaFile(job: Job, suffix: string, videoBytes: number): MediaFile | null {
	if (job.video_status !== 3) return null;
	const translation = job.product === 'translation';
	if (
		suffix === '.mp4' ||
		(suffix === '-nocaption.mp4' && translation) ||
		(suffix === '-lipsync.mp4' && job.lipsync)
	) {
		return videoFile(`${job._id}${suffix}`, videoBytes);
	}
	if (!translation) return null;
	if (suffix === '-original.srt') return subtitleFile(`Original of ${job.url}`);
	if (suffix === '-translated.srt') return subtitleFile(`Translated to ${job.language}`);
	return null;
}

function* bytesOf(file: MediaFile, size: number): Generator<Buffer> {
	let left = size;
	for (let chunk = file.head; left > 0; chunk = PATTERN) {
		const part = chunk.subarray(0, Math.min(left, chunk.length));
		left -= part.length;
		yield part;
	}
}

/** How much of a file is sent, and how much is announced. */
export type MediaCut = 'none' | 'truncated' | 'connection';

/**
 * Streams a file. `truncated` announces and sends the first half; `connection` announces all of
 * it, sends half and destroys the connection. Resolves also when the client goes away.
 */
export async function sendMedia(
	response: ServerResponse,
	file: MediaFile,
	cut: MediaCut,
	headOnly: boolean,
): Promise<void> {
	const half = Math.floor(file.size / 2);
	response.writeHead(200, {
		'content-type': file.contentType,
		'content-length': cut === 'truncated' ? half : file.size,
	});
	if (headOnly) {
		response.end();
		return;
	}
	const size = cut === 'none' ? file.size : half;
	const source = Readable.from(bytesOf(file, size), { highWaterMark: 1 });
	try {
		await pipeline(source, response, { end: cut !== 'connection' });
		// A reset would let the client drop what it has not read yet; closing keeps the half.
		if (cut === 'connection') response.socket?.destroySoon();
	} catch {
		response.destroy();
	}
}
