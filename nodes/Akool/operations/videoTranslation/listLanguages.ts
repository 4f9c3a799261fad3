import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { ENDPOINTS } from '../../protocol/endpoints';
import { languagesIn } from '../../protocol/envelope';
import { itemFields } from '../../protocol/itemFields';
import type { Envelope } from '../../protocol/types';
import type { Operation } from '../operation';

async function toLanguages(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return languagesIn(answer?.json as unknown as Envelope).map((language) => ({
		json: itemFields(language) as IDataObject,
		pairedItem: { item: this.getItemIndex() },
	}));
}

export const listLanguages: Operation = {
	option: {
		name: 'List Languages',
		value: 'listLanguages',
		action: 'List languages',
		description: 'Get the languages that a video can be translated into',
		routing: {
			request: { method: 'GET', url: ENDPOINTS.listLanguages },
			output: { postReceive: [toLanguages] },
		},
	},
	fields: [],
};
