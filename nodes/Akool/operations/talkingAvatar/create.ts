import { talkingAvatarFields } from '../../fields/talkingAvatar';
import { talkingAvatar } from '../../protocol/talkingAvatar';
import { createOperation } from '../createJob';
import { texts } from './texts';

export const create = createOperation(talkingAvatar, texts, talkingAvatarFields);
