import type { CreateTexts } from '../createJob';

/** What the editor says of creating one. */
export const texts: CreateTexts = {
	action: 'Create a talking photo',
	description: 'Let a photo speak what an audio file says',
};
