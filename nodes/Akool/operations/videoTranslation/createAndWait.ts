import { options } from '../../fields/options';
import { simplify } from '../../fields/simplify';
import { translationFields } from '../../fields/translation';
import { waitFields } from '../../fields/wait';
import { onlyCustom } from '../onlyCustom';
import type { Operation } from '../operation';

export const createAndWait: Operation = {
	option: {
		name: 'Create and Wait',
		value: 'createAndWait',
		action: 'Create a translation and wait',
		description: 'Translate a video into one or more languages and go on when it is finished',
		routing: onlyCustom('Create and Wait'),
	},
	fields: [...translationFields, ...waitFields, simplify, options],
};
