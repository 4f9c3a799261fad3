import type { FaultRule } from '../../tools/simulator';
import { simulatedAccount } from '../engine/simulation';
import { confirmationsAt } from './confirmingTrigger';
import { listen } from './listener';

const account = simulatedAccount();
const { trigger, callback } = confirmationsAt(account);

describe('with Include Video Info, a callback', () => {
	it('that Akool confirms starts an execution with the job under info', async () => {
		const job = account.akool.addJob({
			video_status: 3,
			create_time: Date.UTC(2026, 0, 1),
			lipsync: true,
		});
		const { executions } = await trigger().post(callback(job._id, 3));
		expect(executions).toEqual([
			[
				{
					json: {
						_id: job._id,
						video_status: 3,
						status: 'completed',
						url: null,
						reference: null,
						info: {
							_id: job._id,
							status: 'completed',
							video_status: 3,
							language: null,
							source_language: null,
							lipsync: null,
							result_url: `${account.akool.url}/media/${job._id}-lipsync.mp4`,
							subtitles_url: `${account.akool.url}/media/${job._id}-translated.srt`,
							progress: 100,
							credits: 10,
							created_at: '2026-01-01T00:00:00.000Z',
							available_until: '2026-01-08T00:00:00.000Z',
							error_code: null,
							error_reason: null,
						},
					},
				},
			],
		]);
	});

	it('of a failed job says why it failed', async () => {
		const job = account.akool.addJob({
			video_status: 4,
			error_code: 1013,
			error_reason: 'no sound',
		});
		const { executions } = await trigger().post(callback(job._id, 4));
		expect(executions[0]?.[0]?.json.info).toMatchObject({
			status: 'failed',
			error_code: 1013,
			error_reason: 'no sound',
		});
	});

	it.each<[claimed: number, known: 1 | 2 | 3 | 4]>([
		[2, 1],
		[3, 1],
		[3, 2],
		[4, 2],
		[3, 4],
		[4, 3],
	])(
		'that says %i while Akool says %i is answered 401 and starts nothing',
		async (claimed, known) => {
			const job = account.akool.addJob({ video_status: known });
			expect(await trigger().post(callback(job._id, claimed))).toEqual({
				status: 401,
				body: { message: 'refused' },
				executions: [],
			});
		},
	);

	it.each<[claimed: number, known: 2 | 3 | 4]>([
		[1, 2],
		[1, 3],
		[2, 3],
		[2, 4],
	])(
		'that says %i while Akool says %i already is answered 200 and starts nothing',
		async (claimed, known) => {
			const job = account.akool.addJob({ video_status: known });
			expect(await trigger().post(callback(job._id, claimed))).toEqual({
				status: 200,
				body: { message: 'received' },
				executions: [],
			});
		},
	);

	it('of a job that Akool does not know is answered 401 and starts nothing', async () => {
		expect(await trigger().post(callback('nobody-knows', 3))).toEqual({
			status: 401,
			body: { message: 'refused' },
			executions: [],
		});
	});

	it('of a job of another account is answered 401', async () => {
		const job = account.akool.addJob({ video_status: 3 });
		account.akool.fault({ kind: 'info', code: 1009 });
		expect((await trigger().post(callback(job._id, 3))).status).toBe(401);
	});

	it.each<[string, Partial<FaultRule>]>([
		['answers HTTP 503', { http: 503 }],
		['answers HTTP 429', { http: 429 }],
		['answers with a web page', { html: true }],
		['answers nothing', { empty: true }],
		['cuts the connection', { cut: true }],
		['says that it is asked too often', { code: 1005 }],
		['says that the token has expired', { code: 1101 }],
		['reports success without a job', { code: 1000, data: null }],
		['tells a job without a status', { code: 1000, data: { _id: 'a' } }],
	])(
		'is answered 503 when Akool %s, and starts its execution when it comes again',
		async (_, fault) => {
			const job = account.akool.addJob({ video_status: 3 });
			const { post } = trigger();
			const repair = account.akool.fault({ kind: 'info', ...fault });
			expect(await post(callback(job._id, 3))).toEqual({
				status: 503,
				body: { message: 'unavailable' },
				executions: [],
			});
			repair();
			expect((await post(callback(job._id, 3))).executions).toHaveLength(1);
		},
	);

	it('is answered 503 when Akool cannot be reached', async () => {
		const credential = { ...account.credential, baseUrl: 'http://127.0.0.1:1' };
		const { post } = listen({ credential, parameters: { options: { includeVideoInfo: true } } });
		expect((await post(callback('a', 3))).status).toBe(503);
	});

	it('may say a status before Akool itself knows it, and starts its execution when it comes again', async () => {
		const job = account.akool.addJob({ video_status: 2 });
		const { post } = trigger();
		expect((await post(callback(job._id, 3))).status).toBe(401);
		await account.akool.advance(job._id, 3);
		expect((await post(callback(job._id, 3))).executions).toHaveLength(1);
	});
});
