import { sleep } from 'n8n-workflow';

import type { AkoolSimulator } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import { letTimePass, stopTimers } from '../engine/stoppedTimers';
import { CREATE, CREDIT, LANGUAGES, SOURCE, ask, create, createRequest, get } from './client';

let simulator: AkoolSimulator;

beforeEach(async () => {
	simulator = await startSimulator({ stepMs: Infinity });
});

afterEach(async () => {
	await simulator.close();
});

describe('a fault that slows down', () => {
	beforeEach(stopTimers);
	afterEach(() => jest.useRealTimers());

	/** Whether an answer waits for its time: the simulator has no other timer here. */
	const isWaiting = () => jest.getTimerCount() > 0;
	const untilWaiting = async () => {
		while (!isWaiting()) await letTimePass(0);
	};

	it('does so together with another fault, too', async () => {
		simulator.fault({ latencyMs: 60, times: 1 });
		simulator.fault({ kind: 'languages', code: 1005, latencyMs: 60 });
		const answer = get(simulator, LANGUAGES);
		await untilWaiting();
		await letTimePass(119);
		expect(isWaiting()).toBe(true);
		await letTimePass(1);
		expect((await answer).code).toBe(1005);
	});

	it('does so when the work is done', async () => {
		simulator.fault({ latencyMs: 10_000 });
		const init = createRequest(simulator, { url: SOURCE, language: 'fr' });
		const giveUp = new AbortController();
		const asked = ask(simulator, CREATE, { ...init, signal: giveUp.signal });
		const abandoned = expect(asked).rejects.toThrow('aborted');
		await untilWaiting();
		giveUp.abort();
		await abandoned;
		expect(simulator.jobs).toHaveLength(1);
	});

	it('may be asked for by the URL of a source video', async () => {
		const answer = create(simulator, { url: `${SOURCE}?akool_latency=60` });
		await untilWaiting();
		await letTimePass(59);
		expect(isWaiting()).toBe(true);
		await letTimePass(1);
		expect((await answer).code).toBe(1000);
		expect(simulator.jobs).toHaveLength(1);
	});
});

describe('a fault that holds answers back', () => {
	/** The result codes of the answers that have been sent, in the order of the requests. */
	const sent = () => simulator.requests.map(({ code }) => code);

	it('does so when the work is done, until it is removed', async () => {
		const release = simulator.fault({ kind: 'create', held: true });
		const answers = [create(simulator), create(simulator)];
		while (simulator.jobs.length < 2) await sleep(1);
		// Asked later, and answered before them.
		expect((await get(simulator, CREDIT)).data).toEqual({ credit: 980 });
		expect(sent()).toEqual([null, null, 1000]);
		release();
		expect((await Promise.all(answers)).map(({ code }) => code)).toEqual([1000, 1000]);
		expect((await create(simulator)).code).toBe(1000);
	});

	it('may replace them, and hold no more than told', async () => {
		const release = simulator.fault({ kind: 'languages', held: true, code: 1005, times: 1 });
		const first = get(simulator, LANGUAGES);
		while (simulator.requests.length < 1) await sleep(1);
		expect((await get(simulator, LANGUAGES)).code).toBe(1000);
		expect(sent()).toEqual([null, 1000]);
		release();
		expect((await first).code).toBe(1005);
	});

	it('holds files, too', async () => {
		const { _id } = simulator.addJob({ video_status: 3 });
		const release = simulator.fault({ kind: 'media', held: true });
		const events: string[] = [];
		const file = fetch(`${simulator.url}/media/${_id}.mp4`).then(async (response) => {
			events.push('file');
			return await response.arrayBuffer();
		});
		while (simulator.requests.length < 1) await sleep(1);
		await get(simulator, CREDIT);
		events.push('release');
		release();
		expect((await file).byteLength).toBe(64 * 1024);
		expect(events).toEqual(['release', 'file']);
	});

	it.each<[string, () => void]>([
		['when all faults are removed', () => simulator.clearFaults()],
		['on reset', () => simulator.reset()],
	])('lets them go %s', async (_when, remove) => {
		simulator.fault({ kind: 'create', held: true });
		simulator.fault({ held: true });
		const answer = create(simulator);
		while (simulator.jobs.length < 1) await sleep(1);
		remove();
		expect((await answer).code).toBe(1000);
	});
});
