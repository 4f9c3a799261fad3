import type { CreateTexts } from '../createJob';

/** What the editor says of creating one. */
export const texts: CreateTexts = {
	action: 'Create a talking avatar',
	description: 'Let an avatar, photo or video of a person speak a text or an audio file',
};
