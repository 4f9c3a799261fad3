import { options } from '../../fields/options';
import { translationFields } from '../../fields/translation';
import { createAndWaitOperation } from '../createJob';
import { texts } from './texts';

export const createAndWait = createAndWaitOperation(texts, translationFields, [options]);
