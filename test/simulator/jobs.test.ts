import type { AkoolSimulator, Receiver } from '../../tools/simulator';
import { startReceiver, startSimulator } from '../../tools/simulator';
import { create, info, payloadOf } from './client';

let simulator: AkoolSimulator;
let receiver: Receiver;

afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

async function newJob(body: object = {}): Promise<string> {
	return String((await create(simulator, body)).data._id);
}

describe('a job that moves by itself', () => {
	it('tells of each status, and completes', async () => {
		receiver = await startReceiver();
		simulator = await startSimulator({ stepMs: 5 });
		const webhookUrl = `${receiver.url}/hook?x=1`;
		const id = await newJob({ webhookUrl });
		await simulator.settled();
		expect(receiver.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST /hook?x=1',
			'POST /hook?x=1',
		]);
		expect(receiver.calls[0]?.headers['content-type']).toBe('application/json');
		const [two, three] = receiver.calls.map(({ body }) => payloadOf(simulator, body));
		expect(two).toEqual({ _id: id, status: 2, type: 'video translate' });
		const { data } = await info(simulator, id);
		expect(three).toMatchObject({ _id: id, status: 3, type: 'video translate', url: data.video });
		expect(data).toMatchObject({ video_status: 3, progress: 100, deduction_duration: 10 });
		expect(
			simulator.callbacks.map(({ jobId, status, url, responseStatus, error }) => ({
				jobId,
				status,
				url,
				responseStatus,
				error,
			})),
		).toEqual(
			[2, 3].map((status) => ({
				jobId: id,
				status,
				url: webhookUrl,
				responseStatus: 200,
				error: null,
			})),
		);
	});

	it('fails when its source video asks for it', async () => {
		receiver = await startReceiver();
		simulator = await startSimulator({ stepMs: 5 });
		const url = 'https://videos.example/a.mp4?akool_fail=1211';
		const id = await newJob({ url, webhookUrl: receiver.url });
		await simulator.settled();
		expect(receiver.calls.map(({ body }) => payloadOf(simulator, body).status)).toEqual([2, 4]);
		expect((await info(simulator, id)).data).toMatchObject({
			video_status: 4,
			error_code: 1211,
			error_reason: 'Lip-sync failed',
			video: '',
		});
	});
});

describe('callbacks', () => {
	it('are sent again until HTTP 200, and the next status waits for that', async () => {
		const answers = [503, 204, 302, 200, 200];
		receiver = await startReceiver((_call, index) => ({
			status: answers[index] ?? 200,
			headers: { location: '/elsewhere' },
			body: answers[index] === 200 ? 'thanks' : '',
		}));
		simulator = await startSimulator({ stepMs: 1, callbackRetryMs: 5 });
		await newJob({ webhookUrl: receiver.url });
		await simulator.settled();
		expect(
			simulator.callbacks.map(({ status, responseStatus }) => [status, responseStatus]),
		).toEqual([
			[2, 503],
			[2, 204],
			[2, 302],
			[2, 200],
			[3, 200],
		]);
		expect(receiver.calls.map(({ path }) => path)).not.toContain('/elsewhere');
		expect(simulator.callbacks.at(-1)?.responseBody).toBe('thanks');
	});

	it('are given up after the allowed tries, with the reason', async () => {
		receiver = await startReceiver(() => null);
		simulator = await startSimulator({ stepMs: 1, callbackRetryMs: 1, callbackTries: 2 });
		await newJob({ webhookUrl: receiver.url });
		await simulator.settled();
		expect(simulator.callbacks.map(({ status }) => status)).toEqual([2, 2, 3, 3]);
		expect(simulator.callbacks[0]).toMatchObject({
			responseStatus: null,
			error: 'socket hang up',
		});
	});

	it('stop on reset', async () => {
		receiver = await startReceiver(() => ({ status: 500 }));
		simulator = await startSimulator({ stepMs: Infinity, callbackRetryMs: 1 });
		const id = await newJob({ webhookUrl: receiver.url });
		await simulator.advance(id, 2);
		expect(simulator.callbacks.length).toBeGreaterThan(0);
		simulator.reset();
		await simulator.settled();
		const { length } = receiver.calls;
		await Promise.all(Array.from({ length: 20 }, async () => await info(simulator, id)));
		expect(receiver.calls.length).toBeLessThanOrEqual(length + 1);
		expect(simulator.callbacks).toEqual([]);
	});
});

describe('advance', () => {
	beforeEach(async () => {
		receiver = await startReceiver();
		simulator = await startSimulator({ stepMs: Infinity });
	});

	it('moves a job and resolves when its callback was answered', async () => {
		const id = await newJob({ webhookUrl: receiver.url });
		await simulator.advance(id, 2);
		expect(simulator.callbacks).toHaveLength(1);
		await simulator.advance(id, 4, { error_code: 1015, error_reason: 'because' });
		expect(simulator.callbacks).toHaveLength(2);
		expect((await info(simulator, id)).data).toMatchObject({
			video_status: 4,
			error_code: 1015,
			error_reason: 'because',
		});
	});

	it('sends a callback once more for the same status', async () => {
		const id = await newJob({ webhookUrl: receiver.url });
		await simulator.advance(id, 3);
		await simulator.advance(id, 3);
		expect(receiver.calls).toHaveLength(2);
	});

	it('refuses unknown jobs and ways back', async () => {
		const id = await newJob();
		await simulator.advance(id, 3);
		await expect(simulator.advance(id, 2)).rejects.toThrow('cannot go from 3 to 2');
		await expect(simulator.advance(id, 4)).rejects.toThrow('cannot go from 3 to 4');
		await expect(simulator.advance('x', 2)).rejects.toThrow('No job x');
		expect(() => simulator.job('x')).toThrow('No job x');
	});
});
