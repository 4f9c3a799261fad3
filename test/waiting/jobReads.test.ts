import '../engine/shortPauses';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { jobReads } from '../../nodes/Akool/waiting/jobReads';
import { success } from '../engine/answers';

const FINE = { statusCode: 200, headers: {}, body: success({ _id: 'a' }) };
const SLOW = { statusCode: 200, headers: {}, body: { code: 1005, msg: 'slow down' } };

/** An n8n whose requests are answered so, one after the other. */
function hostWith(answers: unknown[], requestOptions: IDataObject = {}) {
	const sent: Array<Record<string, unknown>> = [];
	const host = {
		getNodeParameter: () => requestOptions,
		getExecutionCancelSignal: () => undefined,
		helpers: {
			async httpRequestWithAuthentication(_type: string, request: Record<string, unknown>) {
				sent.push(request);
				return await Promise.resolve(answers.shift());
			},
		},
	} as unknown as IExecuteFunctions;
	return { reads: jobReads(host, 'https://a'), sent };
}

it('a read is repeated for one who asks once', async () => {
	const { reads, sent } = hostWith([SLOW, FINE]);
	expect(await reads.withRetries('x y')).toEqual({ _id: 'a' });
	const request = {
		url: '/api/open/v3/content/video/infobymodelid',
		qs: { video_model_id: 'x y' },
	};
	expect(sent).toEqual([expect.objectContaining(request), expect.objectContaining(request)]);
});

it('a read is not repeated for one who asks again anyway', async () => {
	const { reads, sent } = hostWith([SLOW, FINE]);
	await expect(reads.once('x', Infinity)).rejects.toThrow('too many requests');
	expect(sent).toHaveLength(1);
});

it.each<[IDataObject, number, number]>([
	[{}, Infinity, 30_000],
	[{}, 12_000, 12_000],
	[{ timeout: 7 }, 12_000, 7],
	[{ timeout: 90_000 }, Infinity, 90_000],
	[{ timeout: 90_000 }, 12_000, 12_000],
])(
	'with the Request Options %j a read within %d ms takes at most %d ms',
	async (options, within, timeout) => {
		const { reads, sent } = hostWith([FINE], options);
		await reads.once('x', within);
		expect(sent).toMatchObject([{ timeout }]);
	},
);

it('the proxy of the Request Options is used', async () => {
	const { reads, sent } = hostWith([FINE], { proxy: 'http://p:1' });
	await reads.once('x', Infinity);
	expect(sent).toMatchObject([{ proxy: { protocol: 'http', host: 'p', port: 1 } }]);
});
