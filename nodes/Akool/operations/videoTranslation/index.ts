import { downloadVideo } from '../downloadVideo';
import { getVideoInfo } from '../getVideoInfo';
import { inWords, resourceOf } from '../operation';
import { createAndWait } from './createAndWait';
import { createTranslation } from './createTranslation';
import { listLanguages } from './listLanguages';

export const videoTranslation = resourceOf(
	{ name: 'Video Translation', value: 'videoTranslation' },
	'createTranslation',
	[
		createAndWait,
		createTranslation,
		inWords(downloadVideo, 'Download a translated video'),
		getVideoInfo,
		listLanguages,
	],
);
