import { downloadVideo } from '../downloadVideo';
import { getVideoInfo } from '../getVideoInfo';
import { resourceOf } from '../operation';
import { create } from './create';
import { createAndWait } from './createAndWait';

export const lipSync = resourceOf({ name: 'Lip Sync', value: 'lipSync' }, 'create', [
	create,
	createAndWait,
	downloadVideo,
	getVideoInfo,
]);
