import { callbackParameters } from './callbackParameters';
import { ENDPOINTS } from './endpoints';
import { AUDIO, AUDIO_INPUT, inputOf, type InputNames, type InputWords } from './inputFile';
import { InvalidParameter, quote, requireText } from './invalidParameter';
import { isUnset, requireCollection } from './parameters/collection';
import { oneJob, type Product } from './product';

const PHOTO_INPUT: InputNames = {
	type: 'photoInputType',
	url: 'photoUrl',
	field: 'photoBinaryPropertyName',
};

const PHOTO: InputWords = {
	label: 'Photo',
	fieldLabel: 'Photo Data Field Name',
	kinds: ['image'],
};

const RESOLUTIONS = ['720', '1080'];

/** Talking Photo: a photo speaks what a sound says. */
export const talkingPhoto: Product = {
	noun: 'talking photo',
	path: ENDPOINTS.createTalkingPhoto,
	request(parameters) {
		const photo = inputOf(parameters, PHOTO_INPUT, PHOTO, 'talking_photo_url');
		const audio = inputOf(parameters, AUDIO_INPUT, AUDIO, 'audio_url');
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
