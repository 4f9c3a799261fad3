import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../operation';
import { createTranslation } from './createTranslation';
import { getVideoInfo } from './getVideoInfo';
import { listLanguages } from './listLanguages';

const operations = [createTranslation, getVideoInfo, listLanguages];

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
