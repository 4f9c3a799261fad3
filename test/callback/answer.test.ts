import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { answerCallback, type Reception } from '../../nodes/Akool/callback/answer';
import { HttpCall } from '../engine/webhookCall';

const items = [{ json: { _id: 'a' } }];

/** What came of a callback: what the node returned and answered by itself, and n8n's log. */
async function answer(receive: () => Promise<Reception>) {
	const call = new HttpCall({} as never, {});
	const logged: unknown[][] = [];
	const host = {
		getNode: () => ({ name: 'My Trigger' }),
		getWorkflow: () => ({ id: 'workflow-1' }),
		getResponseObject: () => call,
		logger: { warn: (...entry: unknown[]) => void logged.push(entry) },
	} as unknown as IWebhookFunctions;
	const returned: IWebhookResponseData = await answerCallback(host, async (given) => {
		expect(given).toBe(host);
		return await receive();
	});
	return { returned, answers: call.answers, logged };
}

describe('a callback that starts nothing is answered by the node itself', () => {
	it.each<[Reception, string]>([
		[{ status: 200 }, 'received'],
		[{ status: 400, reason: 'why' }, 'malformed'],
		[{ status: 401, reason: 'why' }, 'refused'],
		[{ status: 503, reason: 'why' }, 'unavailable'],
	])('%j', async (reception, message) => {
		const { returned, answers, logged } = await answer(async () => reception);
		expect(returned).toEqual({ noWebhookResponse: true });
		expect(answers).toEqual([{ status: reception.status, body: { message } }]);
		const entry = [
			'My Trigger refused a callback: why',
			{ workflowId: 'workflow-1', httpStatus: reception.status },
		];
		expect(logged).toEqual(reception.status === 200 ? [] : [entry]);
	});

	it.each([
		[new Error('the database is locked'), 'the database is locked'],
		['locked', 'locked'],
	])('with 503, so that Akool sends it again, when %p was thrown', async (error, reason) => {
		const { answers, logged } = await answer(async () => await Promise.reject(error));
		expect(answers).toEqual([{ status: 503, body: { message: 'unavailable' } }]);
		expect(logged[0]?.[0]).toBe(`My Trigger refused a callback: ${reason}`);
	});
});

describe('a callback that starts a workflow is answered by n8n', () => {
	it('which hands on the items, and tells the node once that it has stored them', async () => {
		let stored = 0;
		const onStored = () => void stored++;
		const { returned, answers, logged } = await answer(async () => ({
			status: 200,
			start: { items, onStored },
		}));
		expect([returned.workflowData, returned.noWebhookResponse]).toEqual([[items], undefined]);
		expect([answers, logged, stored]).toEqual([[], [], 0]);
		expect(returned.webhookResponse).toEqual({ message: 'received' });
		expect(stored).toBe(1);
		expect(returned.webhookResponse).toEqual({ message: 'received' });
		expect(stored).toBe(1);
	});

	it('but not what is said to start nothing', async () => {
		const { answers } = await answer(async () => ({ status: 200, start: undefined }) as Reception);
		expect(answers).toEqual([{ status: 200, body: { message: 'received' } }]);
	});

	it('also where the node has nothing to remember', async () => {
		const { returned } = await answer(async () => ({ status: 200, start: { items } }));
		expect(returned.webhookResponse).toEqual({ message: 'received' });
	});
});
