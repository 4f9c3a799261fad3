import { options } from '../../fields/options';
import { talkingAvatarFields } from '../../fields/talkingAvatar';
import { createAndWaitOperation } from '../createJob';
import { texts } from './texts';

export const createAndWait = createAndWaitOperation(texts, talkingAvatarFields, [options]);
