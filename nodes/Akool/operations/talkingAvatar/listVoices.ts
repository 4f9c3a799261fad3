import { listLimitFields } from '../../fields/listLimit';
import { VOICES } from '../../protocol/entryLists';
import { sendPages } from '../../requests/requestPolicy';
import type { Operation } from '../operation';

export const listVoices: Operation = {
	option: {
		name: 'List Voices',
		value: 'listVoices',
		action: 'List voices',
		description: 'Get the voices that the account has cloned, then those that Akool offers',
		routing: {
			request: { method: 'GET', url: VOICES.akool.url },
			operations: { pagination: sendPages([VOICES.cloned, VOICES.akool]) },
		},
	},
	fields: listLimitFields,
};
