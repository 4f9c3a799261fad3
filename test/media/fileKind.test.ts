import { isOtherKind } from '../../nodes/Akool/media/fileKind';
import type { FileKind } from '../../nodes/Akool/protocol/product';

it.each<[string, string, FileKind[]]>([
	['video/mp4', 'film.mp4', ['video']],
	['application/octet-stream', 'film', ['video']],
	['', 'film', ['video']],
	// Web servers that do not know a file's type.
	['text/plain', 'film.m4v', ['video']],
	['text/plain; charset=utf-8', 'SPEECH.M4A', ['audio']],
	['video/webm', 'speech.webm', ['audio']],
	['image/png', 'presenter.png', ['image', 'video']],
])('%p of %s may be any of %j', (mimeType, name, kinds) => {
	expect(isOtherKind(mimeType, kinds, name)).toBe(false);
});

it.each<[string, string, FileKind[]]>([
	['text/plain', 'film.txt', ['video']],
	['text/plain', 'speech.mp3', ['video']],
	// A page that asks to sign in, in place of the file.
	['text/html', 'film.mp4', ['video']],
	['application/pdf', 'film.mp4', ['video']],
	['image/png', 'film.mp4', ['video']],
	['video/mp4', 'speech.mp3', ['audio']],
])('%s of %s is none of %j', (mimeType, name, kinds) => {
	expect(isOtherKind(mimeType, kinds, name)).toBe(true);
});
