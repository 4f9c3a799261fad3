import { downloadVideo } from '../downloadVideo';
import { getVideoInfo } from '../getVideoInfo';
import { resourceOf } from '../operation';
import { create } from './create';
import { createAndWait } from './createAndWait';
import { listAvatars } from './listAvatars';
import { listVoices } from './listVoices';

export const talkingAvatar = resourceOf(
	{ name: 'Talking Avatar', value: 'talkingAvatar' },
	'create',
	[create, createAndWait, downloadVideo, getVideoInfo, listAvatars, listVoices],
);
