import { options } from '../../fields/options';
import { talkingPhotoFields } from '../../fields/talkingPhoto';
import { createAndWaitOperation } from '../createJob';
import { texts } from './texts';

export const createAndWait = createAndWaitOperation(texts, talkingPhotoFields, [options]);
