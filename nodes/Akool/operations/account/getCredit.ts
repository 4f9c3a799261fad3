import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { ENDPOINTS } from '../../protocol/endpoints';
import { creditIn } from '../../protocol/envelope';
import type { Envelope } from '../../protocol/types';
import type { Operation } from '../operation';

async function toCredit(
	this: IExecuteSingleFunctions,
	[answer]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const credit = creditIn(answer?.json as unknown as Envelope);
	return [{ json: { credit }, pairedItem: { item: this.getItemIndex() } }];
}

export const getCredit: Operation = {
	option: {
		name: 'Get Credit',
		value: 'getCredit',
		action: 'Get the credit balance',
		description: 'Get the credits that are left on the account',
		routing: {
			request: { method: 'GET', url: ENDPOINTS.getCredit },
			output: { postReceive: [toCredit] },
		},
	},
	fields: [],
};
