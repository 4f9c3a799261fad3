import { callbackParameters } from './callbackParameters';
import { MISSING_FILE, createCodes } from './createCodes';
import { ENDPOINTS } from './endpoints';
import { AUDIO, PHOTO, inputOf } from './inputFile';
import { requireText } from './parameters/text';
import { requireChoice } from './parameters/choice';
import { isUnset } from './parameters/unset';
import { requireCollection } from './parameters/collection';
import { oneJob, type Product } from './product';

const NOUN = 'talking photo';

const RESOLUTIONS = ['720', '1080'] as const;

/** Talking Photo: a photo speaks what an audio file says. */
export const talkingPhoto: Product = {
	noun: NOUN,
	path: ENDPOINTS.createTalkingPhoto,
	codes: createCodes({
		noun: NOUN,
		missing: MISSING_FILE,
		audio: 'The audio',
		otherAudio: 'other audio',
		length: 'the audio',
		encodings: 'Convert the photo to JPEG or PNG, and the audio to MP3.',
		frames: {
			meaning: 'A file has more than 30 frames per second',
			advice: 'Use a photo, not a video.',
		},
		face: 'the photo',
	}),
	request(parameters) {
		const photo = inputOf(parameters, PHOTO, 'talking_photo_url');
		const audio = inputOf(parameters, AUDIO, 'audio_url');
		const resolution = requireChoice('Resolution', parameters.resolution, RESOLUTIONS);
		const { prompt } = requireCollection('Options', parameters.options);
		const body = {
			...photo.body,
			...audio.body,
			resolution,
			...(isUnset(prompt) ? {} : { prompt: requireText('Prompt', prompt) }),
		};
		return oneJob(body, [...photo.files, ...audio.files], callbackParameters(parameters));
	},
};
