import type { INode } from 'n8n-workflow';

import { addLinkAdvice } from '../../nodes/Akool/jobs/createPlan';
import { refusal } from '../../nodes/Akool/protocol/failure';
import { apiError } from '../../nodes/Akool/requests/apiError';

const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1 } as INode;
const ADVICE = 'Akool had to fetch a file.';

it.each<[number, string | null, string | null]>([
	[1208, 'Do this.', `Do this. ${ADVICE}`],
	[1208, null, ADVICE],
	[1104, 'Do this.', 'Do this.'],
	[1104, null, null],
])('an error of code %d that advises %j advises of an item with a file %j', (code, was, told) => {
	const error = apiError(node, refusal(code, '', null));
	error.description = was;
	const request = { body: {}, parts: [''], asked: { failureAdvice: ADVICE } };
	expect(addLinkAdvice(error, { request, files: [], simplify: true }).description).toBe(told);
});
