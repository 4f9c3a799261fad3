import { confirmCallback } from '../../nodes/Akool/callback/confirm';
import { startSimulator, type AkoolSimulator, type FaultRule } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen } from '../trigger/listener';

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

beforeEach(() => {
	simulator.reset();
});

afterAll(async () => {
	await simulator.close();
});

/** What Akool's word on a job makes of a callback about it. */
const confirm = async (_id: string, status: number) =>
	await confirmCallback(listen({ credential: credentialFor(simulator) }).host(), simulator.url, {
		_id,
		status,
	});

describe('confirming a callback', () => {
	it.each<[claimed: number, known: unknown, verdict: string]>([
		[1, 1, 'confirmed'],
		[2, 2, 'confirmed'],
		[3, 3, 'confirmed'],
		[4, 4, 'confirmed'],
		[3, '3', 'confirmed'],
		[1, 2, 'past'],
		[2, 3, 'past'],
		[2, 4, 'past'],
		[2, 1, 'denied'],
		[3, 2, 'denied'],
		[3, 4, 'denied'],
		[4, 3, 'denied'],
		[99, 3, 'denied'],
		[-1, 3, 'denied'],
		[3, 0, 'unavailable'],
		[3, 99, 'unavailable'],
		[3, undefined, 'unavailable'],
		[3, '', 'unavailable'],
	])('of status %j while Akool says %j: %s', async (claimed, video_status, verdict) => {
		const { _id } = simulator.addJob({ info: { video_status } });
		expect((await confirm(_id, claimed)).verdict).toBe(verdict);
	});

	it.each([1008, 1009, 1014])('with code %i: denied, there is no such job', async (code) => {
		const { _id } = simulator.addJob({ video_status: 3 });
		simulator.fault({ kind: 'info', code });
		expect(await confirm(_id, 3)).toEqual({ verdict: 'denied' });
	});

	it.each<[string, Partial<FaultRule>, string]>([
		['code 1005', { code: 1005 }, 'Akool received too many requests'],
		['code 1102', { code: 1102 }, 'Akool received no authorization'],
		['an unknown code', { code: 4711 }, 'Akool refused the request'],
		['HTTP 500', { http: 500 }, 'The Akool service is not available'],
		['a web page', { html: true }, "The answer is not in Akool's format"],
		['half an answer', { truncated: true }, "The answer is not in Akool's format"],
		['no job', { code: 1000, data: null }, "Akool's answer holds no job"],
	])('with %s: unavailable, with the reason', async (_, fault, reason) => {
		const job = simulator.addJob({ video_status: 3 });
		simulator.fault({ kind: 'info', ...fault });
		expect(await confirm(job._id, 3)).toEqual({ verdict: 'unavailable', reason });
	});

	it('that Akool tells without an ID is about the one asked for', async () => {
		const { _id } = simulator.addJob({ info: { _id: undefined, video_status: 3 } });
		expect(await confirm(_id, 3)).toMatchObject({ verdict: 'confirmed', info: { _id } });
	});

	it('whose status Akool does not tell cannot be judged', async () => {
		const { _id } = simulator.addJob({ info: { video_status: undefined } });
		const reason = 'Akool told no status';
		expect(await confirm(_id, 3)).toEqual({ verdict: 'unavailable', reason });
	});

	it('cannot be judged when n8n cannot load the credential', async () => {
		const listener = listen({ credential: credentialFor(simulator) });
		listener.loseCredential('no such credential');
		const payload = { _id: 'a', status: 3 };
		expect(await confirmCallback(listener.host(), simulator.url, payload)).toEqual({
			verdict: 'unavailable',
			reason: 'no such credential',
		});
	});

	it('asks about the very ID, whatever characters it has', async () => {
		const { _id } = simulator.addJob({ _id: 'a&b=c?d/../#é %2F', video_status: 3 });
		expect((await confirm(_id, 3)).verdict).toBe('confirmed');
		expect(simulator.requests.map(({ query }) => query)).toEqual([{ video_model_id: _id }]);
	});
});
