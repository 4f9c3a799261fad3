import { sleep } from 'n8n-workflow';

import type { AkoolSimulator, FaultRule } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import { CREATE, LANGUAGES, SOURCE, ask, create, createRequest, get, info } from './client';

let simulator: AkoolSimulator;

beforeEach(async () => {
	simulator = await startSimulator({ stepMs: Infinity });
});

afterEach(async () => {
	await simulator.close();
});

const post = async (body: object = {}) =>
	await ask(simulator, CREATE, createRequest(simulator, { url: SOURCE, language: 'fr', ...body }));

describe('which requests a fault strikes', () => {
	it('those after the first ones, as often as told, until it is removed', async () => {
		const remove = simulator.fault({ kind: 'languages', code: 1005, after: 1, times: 2 });
		const codes: number[] = [];
		for (let count = 0; count < 4; count++) codes.push((await get(simulator, LANGUAGES)).code);
		expect(codes).toEqual([1000, 1005, 1005, 1000]);
		remove();
		const again = simulator.fault({ code: 1200 });
		expect((await get(simulator, LANGUAGES)).code).toBe(1200);
		again();
		expect((await get(simulator, LANGUAGES)).code).toBe(1000);
		simulator.fault({ code: 1200 });
		simulator.clearFaults();
		expect((await get(simulator, LANGUAGES)).code).toBe(1000);
	});

	it('those of its kind, job, source video and language', async () => {
		const { _id } = simulator.addJob({ language: 'de', url: 'https://videos.example/1.mp4' });
		const other = simulator.addJob({ language: 'fr', url: 'https://videos.example/12.mp4' })._id;
		const struck = async (rule: FaultRule) => {
			const remove = simulator.fault({ ...rule, code: 1009 });
			const codes = [await info(simulator, _id), await info(simulator, other)];
			remove();
			return codes.map(({ code }) => code === 1009);
		};
		expect(await struck({})).toEqual([true, true]);
		expect(await struck({ kind: 'create' })).toEqual([false, false]);
		expect(await struck({ kind: 'info', id: _id })).toEqual([true, false]);
		expect(await struck({ language: 'fr' })).toEqual([false, true]);
		expect(await struck({ url: 'https://videos.example/1.mp4' })).toEqual([true, false]);
		expect(await struck({ url: /12\.mp4$/ })).toEqual([false, true]);
		expect(await struck({ url: /videos/g })).toEqual([true, true]);
	});

	it('not the malformed or unauthenticated ones with a code', async () => {
		simulator.fault({ code: 1005 });
		expect((await create(simulator, { lipsync: 'yes' })).code).toBe(1003);
		const response = await ask(simulator, LANGUAGES, { headers: {} });
		expect(await response.json()).toMatchObject({ code: 1102 });
	});

	it('none when it does nothing: that is a mistake', () => {
		expect(() => simulator.fault({ kind: 'create' })).toThrow('does nothing');
	});
});

describe('what a fault does', () => {
	it('gives an envelope and creates nothing', async () => {
		simulator.fault({ code: 1203, msg: 'no sound', data: { a: 1 } });
		expect(await create(simulator)).toEqual({ code: 1203, msg: 'no sound', data: { a: 1 } });
		expect(simulator.jobs).toEqual([]);
	});

	it('refuses single languages of a create', async () => {
		simulator.fault({ kind: 'create', language: 'fr', code: 1015 });
		simulator.fault({ kind: 'create', language: 'es', code: 1204, times: 1 });
		const { all_results } = await create(simulator, { language: 'fr,de,es' });
		expect(all_results?.map(({ code }) => code)).toEqual([1015, 1000, 1204]);
		expect((await create(simulator, { language: 'es' })).code).toBe(1000);
		expect((await create(simulator, { language: 'fr' })).code).toBe(1015);
		expect(simulator.jobs.map(({ language }) => language)).toEqual(['de', 'es']);
	});

	it('sends any HTTP status with any headers', async () => {
		simulator.fault({ http: 429, headers: { 'retry-after': '7' }, body: { busy: true }, times: 1 });
		const first = await post();
		expect(first.status).toBe(429);
		expect(first.headers.get('retry-after')).toBe('7');
		expect(await first.json()).toEqual({ busy: true });
		simulator.fault({ http: 502 });
		const second = await post();
		expect(second.status).toBe(502);
		expect(second.headers.get('content-type')).toContain('text/html');
		expect(simulator.jobs).toEqual([]);
	});

	it('spoils answers: empty, HTML, truncated', async () => {
		const text = async (rule: FaultRule) => {
			const remove = simulator.fault(rule);
			const response = await ask(simulator, LANGUAGES);
			remove();
			expect(response.status).toBe(200);
			return await response.text();
		};
		expect(await text({ empty: true })).toBe('');
		expect(await text({ html: true })).toContain('<html>');
		const cut = await text({ truncated: true });
		expect(cut).toMatch(/^\{"code":1000/);
		expect(() => JSON.parse(cut) as unknown).toThrow(SyntaxError);
	});

	it('destroys the connection, or never answers', async () => {
		simulator.fault({ cut: true, times: 1 });
		await expect(post()).rejects.toThrow('fetch failed');
		simulator.fault({ hang: true });
		const init = createRequest(simulator, { url: SOURCE, language: 'fr' });
		const giveUp = new AbortController();
		const asked = ask(simulator, CREATE, { ...init, signal: giveUp.signal });
		const abandoned = expect(asked).rejects.toThrow('aborted');
		while (simulator.requests.length < 2) await sleep(5);
		giveUp.abort();
		await abandoned;
		expect(simulator.requests.map(({ status }) => status)).toEqual([null, null]);
		expect(simulator.jobs).toEqual([]);
	});

	it.each<FaultRule>([
		{ http: 502 },
		{ empty: true },
		{ html: true },
		{ truncated: true },
		{ cut: true },
	])('creates the job all the same when told so: %j', async (rule) => {
		simulator.fault({ ...rule, createsJob: true });
		await post({ language: 'fr,de' }).catch(() => {});
		expect(simulator.jobs).toHaveLength(2);
		expect(simulator.credit).toBe(980);
	});

	it('hits media: gone, cut in the middle, half', async () => {
		const { _id } = simulator.addJob({ video_status: 3 });
		const url = `${simulator.url}/media/${_id}.mp4`;
		const size = 64 * 1024;
		simulator.fault({ kind: 'media', id: _id, http: 410, times: 1 });
		expect((await fetch(url)).status).toBe(410);
		simulator.fault({ kind: 'media', id: _id, truncated: true, times: 1 });
		const half = await fetch(url);
		expect(half.headers.get('content-length')).toBe(String(size / 2));
		expect((await half.arrayBuffer()).byteLength).toBe(size / 2);
		simulator.fault({ kind: 'media', id: _id, cut: true, times: 1 });
		const cut = await fetch(url);
		expect(cut.headers.get('content-length')).toBe(String(size));
		let received = 0;
		const read = async () => {
			for await (const chunk of cut.body as unknown as AsyncIterable<Uint8Array>) {
				received += chunk.length;
			}
		};
		await expect(read()).rejects.toThrow('terminated');
		expect(received).toBe(size / 2);
		expect((await (await fetch(url)).arrayBuffer()).byteLength).toBe(size);
	});
});

describe('faults that a source video’s URL asks for', () => {
	const withQuery = async (query: string, language = 'fr') =>
		await post({ url: `${SOURCE}?${query}`, language });

	it('refuse the create, or a language of it', async () => {
		expect(await (await withQuery('akool_code=1203')).json()).toMatchObject({ code: 1203 });
		expect(simulator.jobs).toEqual([]);
		const query = 'a=b&akool_language_code=fr:1015&akool_language_code=de:1204';
		const { all_results } = (await (await withQuery(query, 'fr,de,es')).json()) as {
			all_results: Array<{ code: number }>;
		};
		expect(all_results.map(({ code }) => code)).toEqual([1015, 1204, 1000]);
	});

	it('fail in transport', async () => {
		expect((await withQuery('akool_http=502')).status).toBe(502);
		await expect(withQuery('akool_cut=1')).rejects.toThrow('fetch failed');
		expect(simulator.jobs).toEqual([]);
	});
});
