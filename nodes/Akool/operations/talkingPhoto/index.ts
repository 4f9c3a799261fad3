import { downloadVideo } from '../downloadVideo';
import { getVideoInfo } from '../getVideoInfo';
import { resourceOf } from '../operation';
import { create } from './create';
import { createAndWait } from './createAndWait';

export const talkingPhoto = resourceOf({ name: 'Talking Photo', value: 'talkingPhoto' }, 'create', [
	create,
	createAndWait,
	downloadVideo,
	getVideoInfo,
]);
