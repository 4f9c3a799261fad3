import { callbackParameters } from '../../nodes/Akool/protocol/callbackParameters';

describe('what is to come back', () => {
	const webhookUrl = 'https://n8n.example/hook';

	it.each([
		['a', 'a'],
		[7, '7'],
		[' a ', ' a '],
		['😀'.repeat(500), '😀'.repeat(500)],
	])('is the reference %j', (reference, sent) => {
		expect(callbackParameters({ webhookUrl, options: { reference } })).toEqual({
			webhookUrl,
			reference: sent,
		});
	});

	it.each([undefined, null, '', ' '])('is none where it is %j', (reference) => {
		expect(callbackParameters({ webhookUrl, options: { reference } })).toEqual({ webhookUrl });
		for (const none of [undefined, null, '', ' '])
			expect(callbackParameters({ webhookUrl: none, options: { reference } })).toEqual({});
		expect(callbackParameters({ webhookUrl, options: 'odd' })).toEqual({ webhookUrl });
	});
});
