import '../engine/shortPauses';

import type { CallbackOverrides } from '../../tools/simulator';
import { RECEIVED, Scenario } from './scenario';
import type { WaitingExecution } from './waitingExecution';

const scenario = new Scenario();
const UNAVAILABLE = { status: 503, body: { message: 'unavailable' } };

/** Whatever happened to it, a genuine callback must still end the wait. */
async function expectStillWaiting(execution: WaitingExecution): Promise<void> {
	expect([execution.status, execution.resumed]).toEqual(['waiting', 0]);
	scenario.akool.clearFaults();
	await scenario.finish(execution, scenario.job(0));
	expect([execution.status, execution.resumed]).toEqual(['success', 1]);
}

describe('while it waits, a callback', () => {
	let execution: WaitingExecution;

	beforeEach(async () => {
		execution = await scenario.start(1);
	});

	it.each<[string, CallbackOverrides]>([
		['whose signature is wrong', { signature: '0'.repeat(40) }],
		['signed for another client ID', { clientId: 'somebody-else' }],
		['encrypted with another key', { apiKey: 'abcdefghijklmnopqrstuvwx' }],
	])('%s is refused with 401, and Akool is not asked', async (_name, overrides) => {
		const asked = scenario.count('info');
		scenario.job(0).video_status = 3;
		const payload = { _id: scenario.job(0)._id, status: 3 };
		const answer = await execution.callback(scenario.akool.signCallback(payload, overrides));
		expect(answer).toEqual({ status: 401, body: { message: 'refused' } });
		expect(scenario.count('info')).toBe(asked);
		expect(JSON.stringify(execution.logged)).toContain('Akool refused a callback');
		await expectStillWaiting(execution);
	});

	it('that is not encrypted is refused with 401', async () => {
		const { status } = await execution.callback({ _id: scenario.job(0)._id, status: 3 });
		expect(status).toBe(401);
		await expectStillWaiting(execution);
	});

	it.each([[[]], ['text'], [17], [null], [{}], [{ dataEncrypt: 1 }]])(
		'that is %j is malformed, and refused with 400',
		async (body) => {
			const answer = await execution.callback(body);
			expect(answer).toEqual({ status: 400, body: { message: 'malformed' } });
			await expectStillWaiting(execution);
		},
	);

	it.each([1, 2])('of status %d is received, and Akool is not asked', async (status) => {
		const asked = scenario.count('info');
		const body = scenario.callback(scenario.job(0), status);
		expect(await execution.callback(body)).toEqual(RECEIVED);
		expect(scenario.count('info')).toBe(asked);
		await expectStillWaiting(execution);
	});

	it('about a job of nobody here is received, and Akool is not asked', async () => {
		const asked = scenario.count('info');
		const body = scenario.callback(scenario.akool.addJob({ video_status: 3 }), 3);
		expect(await execution.callback(body)).toEqual(RECEIVED);
		expect(scenario.count('info')).toBe(asked);
		await expectStillWaiting(execution);
	});

	it.each([
		['is down', { http: 502 }],
		['answers nonsense', { html: true as const }],
		['asks for patience', { code: 1005 }],
		['cuts the connection', { cut: true as const }],
	])('while Akool %s is answered 503, so that Akool sends it again', async (_name, fault) => {
		scenario.job(0).video_status = 3;
		scenario.akool.fault({ kind: 'info', ...fault });
		const answer = await execution.callback(scenario.callback(scenario.job(0), 3));
		expect(answer).toEqual(UNAVAILABLE);
		await expectStillWaiting(execution);
	});

	it('that Akool itself does not bear out yet is answered 503', async () => {
		const answer = await execution.callback(scenario.callback(scenario.job(0), 3));
		expect(answer).toEqual(UNAVAILABLE);
		await expectStillWaiting(execution);
	});

	it('about a failed job ends the wait, too', async () => {
		scenario.job(0).error_code = 1018;
		expect(await scenario.finish(execution, scenario.job(0), 4)).toEqual(RECEIVED);
		expect(execution.result.json('After')).toMatchObject([{ status: 'failed', error_code: 1018 }]);
	});
});

it('an outage after the job itself was asked for is made good by the next callback', async () => {
	const execution = await scenario.start(2);
	scenario.akool.fault({ kind: 'info', id: scenario.job(1)._id, http: 502, times: 1 });
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(UNAVAILABLE);
	expect(await scenario.finish(execution, scenario.job(1))).toEqual(RECEIVED);
	expect(execution.status).toBe('success');
});

it('a callback is not believed when the credential has lost its key meanwhile', async () => {
	const { credential } = scenario;
	const execution = await scenario.start(1, {}, { credential });
	credential.apiKey = '';
	// The trigger and the waiting node use a credential for 10 seconds before they load it anew.
	const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
	expect((await scenario.finish(execution, scenario.job(0))).status).toBe(401);
	now.mockRestore();
	credential.apiKey = scenario.akool.credential.apiKey;
	await expectStillWaiting(execution);
});

it('one whose job is finished by a callback that never came is asked for with the next', async () => {
	const execution = await scenario.start(3);
	scenario.job(0).video_status = 3;
	await scenario.finish(execution, scenario.job(2));
	expect(execution.status).toBe('waiting');
	await scenario.finish(execution, scenario.job(1));
	expect(execution.result.json('After').map(({ status }) => status)).toEqual([
		'completed',
		'completed',
		'completed',
	]);
});

it('one that Akool does not bear out yet is sent again, though others are unfinished, too', async () => {
	const execution = await scenario.start(3);
	const { status } = await execution.callback(scenario.callback(scenario.job(2), 3));
	expect(status).toBe(503);
});

it('a job that was final before the wait began is not asked for again', async () => {
	scenario.akool.addJob({ _id: 'a', video_status: 3 });
	const data = { _id: 'a', video_status: 1, language: 'fr' };
	scenario.akool.fault({ kind: 'create', times: 1, code: 1000, data });
	const execution = await scenario.start(2);
	const asked = scenario.count('info');
	await scenario.finish(execution, scenario.job(1));
	expect([execution.status, scenario.count('info')]).toEqual(['success', asked + 1]);
});

it('a callback about a job that the node did not create is named in the log', async () => {
	const execution = await scenario.start(1);
	const stranger = scenario.akool.addJob({ video_status: 1 });
	expect(await execution.callback(scenario.callback(stranger, 1))).toEqual(RECEIVED);
	const warning = `Akool received a callback about job ${stranger._id}, which it has not created in this execution: if no other node has, look for it at Akool, it may be paid`;
	const place = { workflowId: 'test-workflow', executionId: execution.id };
	expect(execution.logged).toEqual([['warn', warning, place]]);
	await expectStillWaiting(execution);
});

it('Akool is asked with the Request Options of the node', async () => {
	const proxy = 'http://127.0.0.1:1';
	const execution = await scenario.start(1, {}, {});
	execution.parameters = { requestOptions: { proxy } };
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(UNAVAILABLE);
	execution.parameters = { requestOptions: {} };
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
});
