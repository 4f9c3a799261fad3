import { callbackParameters } from './callbackParameters';
import { MISSING_FILE, createCodes } from './createCodes';
import { ENDPOINTS } from './endpoints';
import { AUDIO, PHOTO, inputOf } from './inputFile';
import { InvalidParameter, quote, requireText } from './invalidParameter';
import { isUnset, requireCollection } from './parameters/collection';
import { oneJob, type Product } from './product';

const NOUN = 'talking photo';

const RESOLUTIONS = ['720', '1080'];

/** Talking Photo: a photo speaks what a sound says. */
export const talkingPhoto: Product = {
	noun: NOUN,
	path: ENDPOINTS.createTalkingPhoto,
	codes: createCodes({
		noun: NOUN,
		missing: MISSING_FILE,
		sound: 'The sound',
		otherSound: 'another sound',
		length: 'the sound',
		encodings: 'Convert the photo to JPEG or PNG, and the sound to MP3.',
		frames: {
			meaning: 'A file has more than 30 frames per second',
			advice: 'Use a photo, not a video.',
		},
		face: 'the photo',
	}),
	request(parameters) {
		const photo = inputOf(parameters, PHOTO, 'talking_photo_url');
		const audio = inputOf(parameters, AUDIO, 'audio_url');
		const resolution = requireResolution(parameters.resolution);
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

function requireResolution(value: unknown): string {
	const [first = ''] = RESOLUTIONS;
	if (isUnset(value)) return first;
	const resolution = String(value).trim();
	if (RESOLUTIONS.includes(resolution)) return resolution;
	throw new InvalidParameter(
		`Resolution is not one that Akool knows: ${quote(value)}`,
		`Enter ${RESOLUTIONS.join(' or ')}.`,
	);
}
