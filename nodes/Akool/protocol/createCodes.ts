import type { ResultCode } from './resultCodes';

/** What a product is made from, as far as Akool's result codes speak of it. */
export interface CreateWords {
	/** What one job is called within a sentence, such as "lip sync". */
	noun: string;
	/** What Akool may not find. */
	missing: ResultCode;
	/** What lacks audio, beginning a sentence, such as "The audio". */
	audio: string;
	/** What else may be tried when Akool could not use the audio. */
	otherAudio: string;
	/** What makes it as long as it is. */
	length: string;
	/** Which encodings are safe, as a sentence. */
	encodings: string;
	/** What moves too fast, and what to do. */
	frames: ResultCode;
	/** Where the face is. */
	face: string;
}

/** What result codes mean for a create call of a product that is no translation. */
export function createCodes(words: CreateWords): Readonly<Record<number, ResultCode>> {
	const { noun, missing, audio, otherAudio, length, encodings, frames, face } = words;
	const noSound: ResultCode = {
		meaning: `${audio} has no audio track`,
		advice: 'Use a file that contains speech: without it there is nothing for the lips to follow.',
	};
	const notMade: ResultCode = {
		meaning: `Akool could not make the ${noun}`,
		advice: 'Try again later. If it happens again, check that each file opens in a browser.',
	};
	const audioFailed: ResultCode = {
		meaning: 'Akool could not make the audio',
		advice: `Try again later, or with ${otherAudio}.`,
	};
	const alreadyMade: ResultCode = {
		meaning: `Akool has already made this ${noun}`,
		advice: 'This works only once with the same files: use the earlier job.',
	};
	const notAllowed: ResultCode = {
		meaning: `Akool does not allow this operation on the ${noun} in its present state`,
		advice: 'Look up the job with Get Video Info before sending it again.',
	};
	return {
		1008: missing,
		1010: notAllowed,
		1011: notAllowed,
		1013: noSound,
		1014: missing,
		1015: notMade,
		1017: audioFailed,
		1110: audioFailed,
		1112: audioFailed,
		1201: audioFailed,
		1202: alreadyMade,
		1203: noSound,
		1204: {
			meaning: `The ${noun} would be longer than the Akool plan allows`,
			advice: `The basic plan allows 60 seconds: shorten ${length}, or upgrade the plan.`,
		},
		1205: notMade,
		1209: { meaning: 'Akool does not support the encoding of a file', advice: encodings },
		1210: frames,
		1211: {
			meaning: 'Akool could not make the lips follow the audio',
			advice: `Check that the face is clearly visible in ${face}.`,
		},
	};
}

/** What Akool may not find where everything is a file. */
export const MISSING_FILE: ResultCode = {
	meaning: 'Akool does not find a file',
	advice: 'Check that each URL still leads to its file.',
};
