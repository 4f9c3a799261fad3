import { listLimitFields } from '../../fields/listLimit';
import { AVATARS } from '../../protocol/entryLists';
import { sendPages } from '../../requests/requestPolicy';
import type { Operation } from '../operation';

export const listAvatars: Operation = {
	option: {
		name: 'List Avatars',
		value: 'listAvatars',
		action: 'List avatars',
		description: 'Get the avatars of the account, then those that Akool offers',
		routing: {
			request: { method: 'GET', url: AVATARS.own.url },
			operations: { pagination: sendPages([AVATARS.own, AVATARS.akool]) },
		},
	},
	fields: listLimitFields,
};
