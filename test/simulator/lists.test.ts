import type { AkoolSimulator } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import { AVATARS, VOICES, get } from './client';

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

interface Entry {
	avatar_id: string;
	voice_id: string;
	from: number;
	name: string;
	thumbnailUrl: string;
}

const avatars = async (query: string) =>
	(await get(simulator, `${AVATARS}?${query}`)).data as unknown as Entry[];
const voices = async (query: string) =>
	(await get(simulator, `${VOICES}?${query}`)).data as unknown as {
		result: Entry[];
		count: number;
		page: number;
		size: number;
	};

describe('the list of avatars', () => {
	it.each([2, 3])('has several pages of source %d, none of them twice', async (from) => {
		const pages = [];
		for (const page of [1, 2, 3]) pages.push(await avatars(`from=${from}&type=1&page=${page}`));
		expect(pages[0]).toHaveLength(100);
		expect(pages[1]?.length).toBeGreaterThan(0);
		expect(pages[2]?.length).toBe(from === 2 ? 30 : 0);
		const all = pages.flat();
		expect(new Set(all.map(({ avatar_id }) => avatar_id)).size).toBe(all.length);
		expect(new Set(all.map((entry) => entry.from))).toEqual(new Set([from]));
	});

	it('has streaming ones of their own, and all of them without a choice', async () => {
		const talking = await avatars('from=2&type=1&size=1000');
		const streaming = await avatars('from=2&type=2&size=1000');
		const ids = new Set([...talking, ...streaming].map(({ avatar_id }) => avatar_id));
		expect(streaming.length).toBeGreaterThan(0);
		expect(ids.size).toBe(talking.length + streaming.length);
		expect((await avatars('size=1000')).length).toBeGreaterThan(ids.size);
	});

	it('takes a size and shows a picture', async () => {
		const list = await avatars('from=2&type=1&page=2&size=3');
		expect(list.map(({ avatar_id }) => avatar_id)).toEqual(
			[4, 5, 6].map((n) => `akool-talking-${n}`),
		);
		const picture = await fetch(list[0]?.thumbnailUrl ?? '');
		expect(picture.headers.get('content-type')).toBe('image/svg+xml');
	});

	it.each(['from=1', 'type=3', 'page=0', 'page=x', 'size=-1', 'size=1.5'])(
		'refuses %s with 1003',
		async (query) => {
			const { code, msg } = await get(simulator, `${AVATARS}?${query}`);
			expect([code, msg]).toEqual([1003, expect.stringContaining(query.split('=')[0] ?? '')]);
		},
	);
});

describe('the list of voices', () => {
	it.each([1, 2])('has several pages of type %d, none of them twice', async (type) => {
		const first = await voices(`type=${type}&page=1&size=100`);
		expect([first.page, first.size, first.result.length]).toEqual([1, 100, 100]);
		const ids = new Set<string>();
		for (let page = 1; page <= Math.ceil(first.count / 100); page++) {
			const { result, count } = await voices(`type=${type}&page=${page}&size=100`);
			expect(count).toBe(first.count);
			for (const { voice_id } of result) ids.add(voice_id);
		}
		expect(ids.size).toBe(first.count);
	});

	it('finds by name', async () => {
		const { result, count } = await voices('type=2&name=camille&size=10');
		expect(result).toHaveLength(10);
		expect(count).toBeLessThan((await voices('type=2')).count);
		expect(result.every(({ name }) => name.startsWith('Camille'))).toBe(true);
		expect(await voices('type=2&name=nobody')).toMatchObject({ result: [], count: 0 });
	});

	it.each(['', 'type=', 'type=3', 'type=1&page=0', 'type=1&size=many'])(
		'refuses "%s" with 1003',
		async (query) => {
			expect((await get(simulator, `${VOICES}?${query}`)).code).toBe(1003);
		},
	);
});

it('lists have smaller pages than asked for when told so', async () => {
	const small = await startSimulator({ largestPage: 20 });
	expect((await get(small, `${AVATARS}?from=2&type=1&size=100`)).data).toHaveLength(20);
	const { data } = await get(small, `${VOICES}?type=1&size=100`);
	expect(data).toMatchObject({ size: 20, count: 110 });
	await small.close();
});

it('lists can be struck by faults of their own', async () => {
	simulator.fault({ kind: 'avatars', code: 1009, times: 1 });
	simulator.fault({ kind: 'voices', code: 1005, times: 1 });
	expect((await get(simulator, `${VOICES}?type=1`)).code).toBe(1005);
	expect((await get(simulator, AVATARS)).code).toBe(1009);
	expect((await get(simulator, AVATARS)).code).toBe(1000);
	const kinds = simulator.requests.slice(-3).map(({ kind, product }) => [kind, product]);
	expect(kinds).toEqual([
		['voices', null],
		['avatars', null],
		['avatars', null],
	]);
});
