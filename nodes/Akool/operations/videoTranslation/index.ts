import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../operation';
import { createAndWait } from './createAndWait';
import { createTranslation } from './createTranslation';
import { downloadVideo } from './downloadVideo';
import { getVideoInfo } from './getVideoInfo';
import { listLanguages } from './listLanguages';

const operations = [createAndWait, createTranslation, downloadVideo, getVideoInfo, listLanguages];

const selector: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['videoTranslation'] } },
	options: operations.map(({ option }) => option),
	default: 'createTranslation',
};

export const videoTranslation: Resource = {
	option: { name: 'Video Translation', value: 'videoTranslation' },
	selector,
	operations,
};
