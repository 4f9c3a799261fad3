import { AKOOLS_SIDE, createdNumbers } from './akoolsSide';
import { bodyProblem, webAddress, webhook } from './checks';
import type { Check } from './checks';
import { addressesAt } from './product';
import type { Product } from './product';

const BODY = new Map<string, Check>([
	['video_url', webAddress],
	['audio_url', webAddress],
	['webhookUrl', webhook],
]);

/** A video whose lips follow another sound. */
export const lipSync: Product = {
	name: 'lipSync',
	path: '/api/open/v3/content/video/lipsync',
	callbackType: 'lipsync',
	problem: (body) => bodyProblem(body, BODY, ['video_url', 'audio_url']),
	jobs: ({ video_url }) => [{ url: String(video_url) }],
	sources: (body) => addressesAt(body, ['video_url', 'audio_url']),
	created: (job) => ({
		...createdNumbers(job),
		...AKOOLS_SIDE,
		target_video: job.url,
		video_id: `video-${job._id}`,
		input_audio: job.body.audio_url,
		webhookUrl: job.webhookUrl,
		task_id: `task-${job._id}`,
		lipsync: true,
		__v: 0,
	}),
};
