import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../operation';
import { getCredit } from './getCredit';

const operations = [getCredit];

const selector: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['account'] } },
	options: operations.map(({ option }) => option),
	default: 'getCredit',
};

export const account: Resource = {
	option: { name: 'Account', value: 'account' },
	selector,
	operations,
};
