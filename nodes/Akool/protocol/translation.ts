import { ENDPOINTS } from './endpoints';
import type { Product } from './product';
import { translationRequest } from './translationRequest';

/** Video Translation: one call translates a video into several languages, each a job of its own. */
export const translation: Product = {
	noun: 'translation',
	path: ENDPOINTS.createTranslation,
	request: translationRequest,
	several: { key: 'language', list: 'translations' },
};
