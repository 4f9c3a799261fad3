import { inWordsOf, refusal } from '../../nodes/Akool/protocol/failure';
import { lipSync } from '../../nodes/Akool/protocol/lipSync';
import type { Product } from '../../nodes/Akool/protocol/product';
import { RESULT_CODES } from '../../nodes/Akool/protocol/resultCodes';
import { talkingAvatar } from '../../nodes/Akool/protocol/talkingAvatar';
import { talkingPhoto } from '../../nodes/Akool/protocol/talkingPhoto';
import { translation } from '../../nodes/Akool/protocol/translation';

/** What is told of a create call that was refused. */
function told(product: Product, code: number): string {
	const { message, description } = inWordsOf(product, refusal(code, 'no', null));
	return `${message}. ${description}`;
}

const WORDS: Array<[Product, number, string]> = [
	[translation, 1015, 'Akool could not process the video. Try again later.'],
	[translation, 1203, 'The video has no audio track. Use a file that contains audio'],
	[lipSync, 1014, 'Akool does not find a file. Check that each URL still leads to its file.'],
	[lipSync, 1015, 'Akool could not make the lip sync. Try again later.'],
	[lipSync, 1202, 'Akool has already made this lip sync. '],
	[lipSync, 1203, 'The video or the audio has no audio track. '],
	[lipSync, 1204, 'The lip sync would be longer than the Akool plan allows. '],
	[
		lipSync,
		1209,
		'Akool does not support the encoding of a file. Convert the video to H.264, and the audio',
	],
	[
		lipSync,
		1210,
		'The video has more than 30 frames per second. Convert the video: Akool recommends at most 25',
	],
	[
		lipSync,
		1211,
		'Akool could not make the lips follow the audio. Check that the face is clearly visible in the video.',
	],
	[talkingPhoto, 1013, 'The audio has no audio track. '],
	[talkingPhoto, 1201, 'Akool could not make the audio. Try again later, or with other audio.'],
	[
		talkingPhoto,
		1204,
		'The talking photo would be longer than the Akool plan allows. The basic plan allows 60 seconds: shorten the audio,',
	],
	[talkingPhoto, 1205, 'Akool could not make the talking photo. Try again later.'],
	[talkingPhoto, 1209, 'Akool does not support the encoding of a file. Convert the photo to JPEG'],
	[talkingPhoto, 1210, 'A file has more than 30 frames per second. Use a photo, not a video.'],
	[
		talkingPhoto,
		1211,
		'Akool could not make the lips follow the audio. Check that the face is clearly visible in the photo.',
	],
	[
		talkingAvatar,
		1008,
		'Akool does not know the avatar or the voice, or does not find a file. Choose',
	],
	[
		talkingAvatar,
		1017,
		'Akool could not make the audio. Try again later, or with another voice, text or audio file.',
	],
	[
		talkingAvatar,
		1204,
		'The talking avatar would be longer than the Akool plan allows. The basic plan allows 60 seconds: shorten the text or the audio,',
	],
	[talkingAvatar, 1015, 'Akool could not make the talking avatar. Try again later.'],
];

it.each(WORDS)('the create call of %j refused with %d: %s', (product, code, words) => {
	expect(told(product, code).startsWith(words)).toBe(true);
	expect(told(product, code).endsWith(` Akool answered with code ${code}: "no".`)).toBe(true);
});

const OTHERS = [lipSync, talkingPhoto, talkingAvatar].map(
	(product) => [product.noun, product] as const,
);

it.each(OTHERS)(
	'no code speaks of a video, or of translating, where a %s has none',
	(noun, product) => {
		for (const code of Object.keys(RESULT_CODES).map(Number)) {
			const words = told(product, code);
			expect(words).not.toMatch(/translat|video model ID|this video/i);
			if (product === talkingPhoto) expect(words).not.toMatch(/the video/i);
			const { meaning, advice } = product.codes?.[code] ?? {};
			if (meaning === undefined) continue;
			expect(RESULT_CODES).toHaveProperty(String(code));
			expect(meaning).toMatch(/^[A-Z].*[^.]$/);
			expect(advice).toMatch(/^[A-Z].*\.$/);
		}
		expect(told(product, 1015)).toContain(noun);
	},
);

it('what is no refusal stays as it is, as does a code without words', () => {
	const failure = { ...refusal(1999, 'new', null), code: null };
	expect(inWordsOf(lipSync, failure)).toBe(failure);
	const unknown = refusal(1999, 'new', null);
	expect(inWordsOf(lipSync, unknown)).toBe(unknown);
});
