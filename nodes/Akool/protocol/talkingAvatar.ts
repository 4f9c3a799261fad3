import { avatarElement, backgroundElements, speechElement } from './avatarElements';
import { callbackParameters } from './callbackParameters';
import { ENDPOINTS } from './endpoints';
import { requireCollection } from './parameters/collection';
import { oneJob, type Product } from './product';

/** The only picture size that Akool takes for this. */
const SIZE = { width: 3840, height: 2160 } as const;

/** Talking Avatar: an avatar, photo or video of a person speaks a text or a sound. */
export const talkingAvatar: Product = {
	noun: 'talking avatar',
	path: ENDPOINTS.createTalkingAvatar,
	request(parameters) {
		const options = requireCollection('Options', parameters.options);
		const background = backgroundElements(options);
		const avatar = avatarElement(parameters, options, ['elements', background.length]);
		const speech = speechElement(parameters, ['elements', background.length + 1]);
		const body = {
			...SIZE,
			avatar_from: parameters.avatarSource === 'akool' ? 2 : 3,
			elements: [...background, avatar.element, speech.element],
		};
		return oneJob(body, [...avatar.files, ...speech.files], callbackParameters(parameters));
	},
};
