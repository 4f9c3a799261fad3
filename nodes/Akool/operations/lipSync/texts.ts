import type { CreateTexts } from '../createJob';

/** What the editor says of creating one. */
export const texts: CreateTexts = {
	action: 'Create a lip sync',
	description: 'Let the lips of a video follow other audio',
};
