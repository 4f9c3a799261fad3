import type { FileKind } from '../protocol/product';

/** MIME types that are never what Akool takes, beside text and fonts. */
const OTHER_APPLICATIONS =
	/^application\/(pdf|json|xml|zip|gzip|rtf|msword|javascript|x-(tar|gzip|7z-compressed|rar-compressed|zip-compressed|subrip|sh|javascript)|vnd\.(openxmlformats|ms-|oasis|rar))/;

/** Containers of video that often hold nothing but audio. */
const AUDIO_IN_VIDEO = ['video/webm', 'video/ogg', 'video/3gpp'];

/** Names of files that need no MIME type to be told. */
const NAMES: Readonly<Record<FileKind, RegExp>> = {
	audio: /\.(mp3|wav|m4a|aac|flac|ogg|opus)$/i,
	image: /\.(jpe?g|png|webp|heic)$/i,
	video: /\.(mp4|mov|m4v|webm|mkv|avi)$/i,
};

/**
 * Tells whether a file is clearly none of these kinds, by its MIME type. What says nothing, such as
 * `application/octet-stream`, may be anything; and web servers call plain text what they do not know.
 *
 * @param name the file's name
 */
export function isOtherKind(mimeType: string, kinds: readonly FileKind[], name: string): boolean {
	const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
	if (type === 'text/plain' && kinds.some((kind) => NAMES[kind].test(name))) return false;
	if (OTHER_APPLICATIONS.test(type)) return true;
	const [group = ''] = type.split('/');
	if (['text', 'font', 'message', 'model', 'multipart'].includes(group)) return true;
	if (!['audio', 'image', 'video'].includes(group)) return false;
	if (kinds.includes('audio') && AUDIO_IN_VIDEO.includes(type)) return false;
	return !kinds.some((kind) => kind === group);
}

/** The extension of a file that says nothing about its own. */
export const EXTENSIONS: Readonly<Record<FileKind, string>> = {
	audio: 'mp3',
	image: 'jpg',
	video: 'mp4',
};
