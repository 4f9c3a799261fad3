import { options } from '../../fields/options';
import { simplify } from '../../fields/simplify';
import { translationFields } from '../../fields/translation';
import { webhookUrl } from '../../fields/webhookUrl';
import { sendCreate } from '../../jobs/sendCreate';
import { translation } from '../../protocol/translation';
import type { Operation } from '../operation';

export const createTranslation: Operation = {
	option: {
		name: 'Create Translation',
		value: 'createTranslation',
		action: 'Create a translation',
		description: 'Start translating a video into one or more languages',
		routing: {
			request: { method: 'POST', url: translation.path },
			operations: { pagination: sendCreate(translation) },
		},
	},
	fields: [...translationFields, webhookUrl, simplify, options],
};
