import '../engine/shortPauses';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { endAt, jobReads } from '../../nodes/Akool/waiting/jobReads';
import { success } from '../engine/answers';

const NEVER = { at: Infinity, signal: undefined };
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
	await expect(reads.once('x', NEVER)).rejects.toThrow('too many requests');
	expect(sent).toHaveLength(1);
});

describe('a read takes as long as it may', () => {
	beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(1_000_000));
	afterEach(() => jest.restoreAllMocks());

	it.each<[IDataObject, number, number]>([
		[{}, Infinity, 30_000],
		[{}, 12_000, 12_000],
		[{ timeout: 7 }, 12_000, 7],
		[{ timeout: 90_000 }, Infinity, 90_000],
		[{ timeout: 90_000 }, 12_000, 12_000],
	])('with the Request Options %j and %d ms left: %d ms', async (options, left, timeout) => {
		const { reads, sent } = hostWith([FINE], options);
		await reads.once('x', { at: 1_000_000 + left, signal: undefined });
		expect(sent).toMatchObject([{ timeout }]);
	});

	it('and is not sent any more when the end has come', async () => {
		const { reads, sent } = hostWith([FINE]);
		const end = { at: 1_000_000, signal: undefined };
		await expect(reads.once('x', end)).rejects.toThrow('The time to ask was up');
		expect(sent).toEqual([]);
	});
});

describe('the end of reads', () => {
	it('comes at its time', () => {
		const { signal } = endAt(0, undefined);
		return new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
	});

	it('comes with the end of the execution', () => {
		const execution = new AbortController();
		const { signal } = endAt(Infinity, execution.signal);
		expect(signal?.aborted).toBe(false);
		execution.abort();
		expect(signal?.aborted).toBe(true);
	});
});

it('the proxy of the Request Options is used', async () => {
	const { reads, sent } = hostWith([FINE], { proxy: 'http://p:1' });
	await reads.once('x', NEVER);
	expect(sent).toMatchObject([{ proxy: { protocol: 'http', host: 'p', port: 1 } }]);
});

it.each([true, false])('insecure certificates are accepted where that is set: %p', async (set) => {
	const { reads, sent } = hostWith([FINE, FINE], { allowUnauthorizedCerts: set });
	await reads.once('x', NEVER);
	await reads.withRetries('x');
	const skips = sent.map(({ skipSslCertificateValidation }) => skipSslCertificateValidation);
	expect(skips).toEqual(set ? [true, true] : [undefined, undefined]);
});
