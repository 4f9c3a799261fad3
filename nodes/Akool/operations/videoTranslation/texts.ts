import type { CreateTexts } from '../createJob';

/** What the editor says of creating one. */
export const texts: CreateTexts = {
	action: 'Create a translation',
	description: 'Translate a video into one or more languages',
};
