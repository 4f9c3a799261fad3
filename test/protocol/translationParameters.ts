import type { JobRequest } from '../../nodes/Akool/protocol/product';
import { translationRequest } from '../../nodes/Akool/protocol/translationRequest';
import type { JsonObject } from '../../nodes/Akool/protocol/types';

/** The video that is to be translated. */
export const SOURCE = 'https://videos.example/talk.mp4';

/** The parameters as a new node has them, but for what a user must fill in. */
function parameters(changes: object): JsonObject {
	return {
		videoUrl: SOURCE,
		sourceLanguage: 'DEFAULT',
		targetLanguages: ['fr'],
		lipsync: false,
		webhookUrl: '',
		options: {},
		...changes,
	};
}

/** What is asked of Akool with some parameters changed. */
export function request(changes: object = {}): JobRequest {
	return translationRequest(parameters(changes));
}
