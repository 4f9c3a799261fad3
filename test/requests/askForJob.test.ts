import type { IExecuteFunctions } from 'n8n-workflow';

import { askForJob } from '../../nodes/Akool/requests/askForJob';
import { refused, success } from '../engine/answers';

/** What comes of asking for a job when Akool answers so, and what n8n was told to send. */
async function ask(body: object) {
	const sent: object[] = [];
	const host = {
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: object) => {
				sent.push(request);
				return await Promise.resolve({ statusCode: 200, headers: {}, body });
			},
		},
	} as unknown as IExecuteFunctions;
	const asking = askForJob(host, 'https://a', { timeout: 5 }, 'v1');
	const [result] = await Promise.allSettled([asking]);
	return { result, sent };
}

it('Akool is asked for a job by its ID, as the node’s settings say', async () => {
	const { result, sent } = await ask(success({ _id: 'v1', video_status: 3 }));
	expect(result).toEqual({ status: 'fulfilled', value: { _id: 'v1', video_status: 3 } });
	expect(sent).toMatchObject([
		{
			baseURL: 'https://a',
			url: '/api/open/v3/content/video/infobymodelid',
			qs: { video_model_id: 'v1' },
			timeout: 5,
		},
	]);
});

it.each([
	['without a job', success(null), "Akool's answer holds no job"],
	['that refuses it', refused(1104, 'none left'), 'The Akool account has too few credits'],
])('an answer %s is a failure, and Akool is asked no second time', async (_what, body, message) => {
	const { result, sent } = await ask(body);
	expect(result).toMatchObject({ status: 'rejected', reason: { message } });
	expect(sent).toHaveLength(1);
});
