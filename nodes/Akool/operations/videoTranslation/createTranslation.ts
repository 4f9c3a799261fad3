import { translationFields } from '../../fields/translation';
import { translation } from '../../protocol/translation';
import { createOperation } from '../createJob';
import { texts } from './texts';

const name = { name: 'Create Translation', value: 'createTranslation' };

export const createTranslation = createOperation(translation, texts, translationFields, name);
