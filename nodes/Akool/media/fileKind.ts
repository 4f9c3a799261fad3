import type { FileKind } from '../protocol/product';

/** MIME types that are never what Akool takes, beside text and fonts. */
const OTHER_APPLICATIONS =
	/^application\/(pdf|json|xml|zip|gzip|rtf|msword|javascript|x-(tar|gzip|7z-compressed|rar-compressed|zip-compressed|subrip|sh|javascript)|vnd\.(openxmlformats|ms-|oasis|rar))/;

/** Containers of video that often hold nothing but sound. */
const SOUND_IN_VIDEO = ['video/webm', 'video/ogg', 'video/3gpp'];

/**
 * Tells whether a MIME type clearly says that a file is none of these kinds. What says nothing, such
 * as `application/octet-stream`, may be anything.
 */
export function isOtherKind(mimeType: string, kinds: readonly FileKind[]): boolean {
	const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
	if (OTHER_APPLICATIONS.test(type)) return true;
	const [group = ''] = type.split('/');
	if (['text', 'font', 'message', 'model', 'multipart'].includes(group)) return true;
	if (!['audio', 'image', 'video'].includes(group)) return false;
	if (kinds.includes('audio') && SOUND_IN_VIDEO.includes(type)) return false;
	return !kinds.some((kind) => kind === group);
}

/** The extension of a file that says nothing about its own. */
export const EXTENSIONS: Readonly<Record<FileKind, string>> = {
	audio: 'mp3',
	image: 'jpg',
	video: 'mp4',
};
