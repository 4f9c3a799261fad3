import { callbackParameters } from './callbackParameters';
import { ENDPOINTS } from './endpoints';
import { AUDIO, AUDIO_INPUT, VIDEO, VIDEO_INPUT, inputOf } from './inputFile';
import { oneJob, type Product } from './product';

/** Lip Sync: the lips of a video follow another sound. */
export const lipSync: Product = {
	noun: 'lip sync',
	path: ENDPOINTS.createLipSync,
	request(parameters) {
		const video = inputOf(parameters, VIDEO_INPUT, VIDEO, 'video_url');
		const audio = inputOf(parameters, AUDIO_INPUT, AUDIO, 'audio_url');
		return oneJob(
			{ ...video.body, ...audio.body },
			[...video.files, ...audio.files],
			callbackParameters(parameters),
		);
	},
};
