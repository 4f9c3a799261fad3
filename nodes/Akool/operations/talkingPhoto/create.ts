import { talkingPhotoFields } from '../../fields/talkingPhoto';
import { talkingPhoto } from '../../protocol/talkingPhoto';
import { createOperation } from '../createJob';
import { texts } from './texts';

export const create = createOperation(talkingPhoto, texts, talkingPhotoFields);
