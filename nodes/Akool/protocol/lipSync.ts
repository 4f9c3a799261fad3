import { callbackParameters } from './callbackParameters';
import { MISSING_FILE, createCodes } from './createCodes';
import { ENDPOINTS } from './endpoints';
import { AUDIO, VIDEO, inputOf } from './inputFile';
import { oneJob, type Product } from './product';

const NOUN = 'lip sync';

/** Lip Sync: the lips of a video follow other audio. */
export const lipSync: Product = {
	noun: NOUN,
	path: ENDPOINTS.createLipSync,
	codes: createCodes({
		noun: NOUN,
		missing: MISSING_FILE,
		audio: 'The video or the audio',
		otherAudio: 'other audio',
		length: 'the video and the audio',
		encodings: 'Convert the video to H.264, and the audio to MP3.',
		frames: {
			meaning: 'The video has more than 30 frames per second',
			advice: 'Convert the video: Akool recommends at most 25 frames per second for a lip sync.',
		},
		face: 'the video',
	}),
	request(parameters) {
		const video = inputOf(parameters, VIDEO, 'video_url');
		const audio = inputOf(parameters, AUDIO, 'audio_url');
		return oneJob(
			{ ...video.body, ...audio.body },
			[...video.files, ...audio.files],
			callbackParameters(parameters),
		);
	},
};
