import { avatarElement, backgroundElements, speechElement } from './avatarElements';
import { callbackParameters } from './callbackParameters';
import { createCodes } from './createCodes';
import { ENDPOINTS } from './endpoints';
import { requireCollection } from './parameters/collection';
import { oneJob, type Product } from './product';
import type { JsonObject } from './types';

const NOUN = 'talking avatar';

/** The only picture size that Akool takes for this. */
const SIZE = { width: 3840, height: 2160 } as const;

/** Talking Avatar: an avatar, photo or video of a person speaks a text or an audio file. */
export const talkingAvatar: Product = {
	noun: NOUN,
	path: ENDPOINTS.createTalkingAvatar,
	codes: createCodes({
		noun: NOUN,
		missing: {
			meaning: 'Akool does not know the avatar or the voice, or does not find a file',
			advice:
				'Choose the avatar and the voice anew from their lists, and check that each URL still leads to its file.',
		},
		audio: 'The audio',
		otherAudio: 'another voice, text or audio file',
		length: 'the text or the audio',
		encodings: 'Convert a video to H.264, a photo to JPEG or PNG, and audio to MP3.',
		frames: {
			meaning: 'The video of who speaks has more than 30 frames per second',
			advice: 'Convert it to at most 30 frames per second.',
		},
		face: 'the photo or video of who speaks',
	}),
	request(parameters) {
		const options = requireCollection('Options', parameters.options);
		const background = backgroundElements(options);
		const avatar = avatarElement(parameters, options, ['elements', background.length]);
		const speech = speechElement(parameters, ['elements', background.length + 1]);
		const body = {
			...SIZE,
			avatar_from: avatar.from,
			elements: [...background, avatar.element, speech.element],
		};
		const files = [...avatar.files, ...speech.files];
		const request = oneJob(body, files, callbackParameters(parameters));
		return { ...request, ...sourceOf(avatar.element, speech.element) };
	},
};

/** So much of a text tells it from others; in characters. */
const BEGINNING = 40;

function sourceOf({ avatar_id }: JsonObject, { input_text }: JsonObject): { source?: string } {
	if (typeof avatar_id !== 'string' || typeof input_text !== 'string') return {};
	const beginning = Array.from(input_text.replace(/\s+/g, ' ')).slice(0, BEGINNING).join('');
	return { source: `the avatar ${avatar_id} and the text "${beginning}"` };
}
