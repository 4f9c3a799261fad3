import { AKOOLS_SIDE, createdNumbers } from './akoolsSide';
import { bodyProblem, oneOf, text, webAddress, webhook } from './checks';
import type { Check } from './checks';
import { addressesAt } from './product';
import type { Product } from './product';

const BODY = new Map<string, Check>([
	['talking_photo_url', webAddress],
	['audio_url', webAddress],
	['prompt', text],
	['resolution', oneOf('720', '1080')],
	['webhookUrl', webhook],
]);

/** A photo that speaks. */
export const talkingPhoto: Product = {
	name: 'talkingPhoto',
	path: '/api/open/v3/content/video/createbytalkingphoto',
	callbackType: 'talking photo',
	problem: (body) => bodyProblem(body, BODY, ['talking_photo_url', 'audio_url']),
	jobs: ({ talking_photo_url }) => [{ url: String(talking_photo_url) }],
	sources: (body) => addressesAt(body, ['talking_photo_url', 'audio_url']),
	created: (job) => ({
		...createdNumbers(job),
		...AKOOLS_SIDE,
		talking_photo: job.url,
		prompt: job.body.prompt ?? '',
		resolution: job.body.resolution ?? '720',
		__v: 0,
	}),
};
