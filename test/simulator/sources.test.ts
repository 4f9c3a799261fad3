import { createHash } from 'crypto';

import { sleep } from 'n8n-workflow';

import type { AkoolSimulator, Receiver } from '../../tools/simulator';
import { startReceiver, startSimulator } from '../../tools/simulator';
import { create, info, make } from './client';

let simulator: AkoolSimulator;
let receiver: Receiver | undefined;
/** Where nobody listens. */
let closed: string;

beforeAll(async () => {
	const soonGone = await startReceiver();
	closed = soonGone.url;
	await soonGone.close();
});

beforeEach(async () => {
	simulator = await startSimulator({ stepMs: 5, fetchSources: 'reachable', sourceDelayMs: 5 });
});

afterEach(async () => {
	await simulator.close();
	await receiver?.close();
	receiver = undefined;
});

/** The status of the only job when the simulator has done everything. */
async function outcome(url: string) {
	const { data } = await create(simulator, { url });
	await simulator.settled();
	return (await info(simulator, data._id)).data;
}

describe('a source that is a file', () => {
	it('is read to its end, and noted with what it was', async () => {
		const url = simulator.sourceUrl('my talk.mp4', 300_001);
		expect(await outcome(`${url}?token=a`)).toMatchObject({ video_status: 3 });
		const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
		expect(bytes).toHaveLength(300_001);
		expect(simulator.jobs[0]?.fetched).toEqual([
			{
				key: 'url',
				url: `${url}?token=a`,
				path: '/sources/300001/my%20talk.mp4',
				status: 200,
				contentType: 'video/mp4',
				bytes: 300_001,
				sha256: createHash('sha256').update(bytes).digest('hex'),
				userAgent: 'AkoolSimulator/1.0',
				headLength: 300_001,
				problem: null,
				at: expect.any(Number),
			},
		]);
		const reads = simulator.requests.filter(({ kind }) => kind === 'source');
		expect(reads.map(({ method, headers }) => [method, headers['user-agent']])).toEqual([
			['HEAD', 'AkoolSimulator/1.0'],
			['GET', 'AkoolSimulator/1.0'],
			['GET', 'node'],
		]);
	});

	it('is fetched for each product, wherever the body names it', async () => {
		const at = (name: string) => simulator.sourceUrl(name, 1000);
		await create(simulator, { url: at('v.mp4'), caption_url: at('c.srt') });
		await make(simulator, 'lipSync', { video_url: at('v.mp4'), audio_url: at('a.mp3') });
		const photo = { talking_photo_url: at('p.png'), audio_url: at('a.wav') };
		await make(simulator, 'talkingPhoto', photo);
		const elements = [
			{ type: 'image', url: '#102030' },
			{ type: 'avatar', url: at('p.jpg') },
			{ type: 'audio', url: at('a.mp3') },
		];
		await make(simulator, 'talkingAvatar', { elements });
		await simulator.settled();
		const keys = simulator.jobs.map(({ fetched }) => fetched.map(({ key }) => key));
		expect(keys).toEqual([
			['url', 'caption_url'],
			['video_url', 'audio_url'],
			['talking_photo_url', 'audio_url'],
			['elements[1].url', 'elements[2].url'],
		]);
		expect(simulator.jobs.map(({ video_status }) => video_status)).toEqual([3, 3, 3, 3]);
	});

	it('is waited for by advance, also from the queue', async () => {
		const byHand = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
		const { data } = await create(byHand, { url: simulator.sourceUrl('v.mp4', 10) });
		await byHand.advance(String(data._id), 3);
		expect(byHand.jobs[0]).toMatchObject({ video_status: 3, fetched: [{ bytes: 10 }] });
		await byHand.close();
	});
});

describe('a source that is no file makes the job fail', () => {
	it.each<[string, (self: AkoolSimulator) => string]>([
		['HTTP 404', ({ url }) => `${url}/media/nothing.mp4`],
		['it is a web page', (self) => self.sourceUrl('page.html', 500)],
		['it is empty', (self) => self.sourceUrl('v.mp4', 0)],
		['ECONNREFUSED', () => `${closed}/v.mp4`],
	])('%s', async (words, url) => {
		receiver = await startReceiver();
		const { data } = await create(simulator, { url: url(simulator), webhookUrl: receiver.url });
		await simulator.settled();
		expect(simulator.callbacks.map(({ status }) => status)).toEqual([2, 4]);
		expect((await info(simulator, data._id)).data).toMatchObject({
			video_status: 4,
			error_code: 501312,
			error_reason: expect.stringContaining(words),
		});
	});

	it('cut off in the middle', async () => {
		const url = simulator.sourceUrl('v.mp4', 100_000);
		simulator.fault({ kind: 'source', url, cut: true });
		expect(await outcome(url)).toMatchObject({ video_status: 4, error_code: 501312 });
		expect(simulator.jobs[0]?.fetched[0]?.sha256).toBeNull();
	});
});

it('a source elsewhere is not fetched, unless its host is named', async () => {
	await create(simulator, { url: 'https://videos.example/v.mp4' });
	while (simulator.jobs[0]?.video_status !== 3) await sleep(5);
	expect(simulator.jobs[0].fetched).toEqual([]);
	const named = await startSimulator({
		stepMs: 5,
		fetchSources: 'reachable',
		sourceHosts: ['videos.invalid'],
	});
	await create(named, { url: 'https://videos.invalid/v.mp4' });
	await named.settled();
	expect(named.jobs[0]).toMatchObject({ video_status: 4, fetched: [{ status: null }] });
	await named.close();
});

it('reset ends what is being fetched', async () => {
	const url = simulator.sourceUrl('v.mp4', 1000);
	simulator.fault({ kind: 'source', hang: true });
	await create(simulator, { url });
	while (!simulator.requests.some(({ kind }) => kind === 'source')) await sleep(5);
	const job = simulator.jobs[0];
	simulator.reset();
	await simulator.settled();
	expect([job?.video_status, simulator.jobs]).toEqual([2, []]);
});

it('a create call looks at its sources when told so, and is answered 1208', async () => {
	const strict = await startSimulator({ stepMs: Infinity, checkSourcesAtCreate: true });
	expect((await create(strict, { url: strict.sourceUrl('page.html', 10) })).code).toBe(1208);
	const audio_url = strict.sourceUrl('a.mp3', 0);
	expect((await make(strict, 'lipSync', { audio_url })).code).toBe(1208);
	expect([strict.jobs, strict.credit]).toEqual([[], 1000]);
	expect((await create(strict, { url: strict.sourceUrl('v.mp4', 10) })).code).toBe(1000);
	const creates = strict.requests.filter(({ kind }) => kind === 'create');
	expect(creates[2]?.sources).toMatchObject([{ key: 'url', bytes: 10, problem: null }]);
	await strict.close();
});
