import {
	MOST_RECENT,
	MOST_REMEMBERED,
	RecentCallbacks,
	callbackKey,
	rememberKey,
	rememberedKeys,
} from '../../nodes/Akool/callback/duplicates';

describe('the key of a callback', () => {
	it('is that of openssl for job and status', () => {
		expect(callbackKey({ _id: '65f8180c24d9989e93dde3b6', status: 3 })).toBe('+XhOtmzRDPcF0M/B');
	});

	it('does not depend on what else the payload says', () => {
		const key = callbackKey({ _id: 'a', status: 3 });
		expect(callbackKey({ url: 'u', status: 3, type: 't', _id: 'a' })).toBe(key);
	});

	it.each([
		[{ _id: 'a', status: 4 }],
		[{ _id: 'A', status: 3 }],
		[{ _id: 'a ', status: 3 }],
		[{ _id: '3:a', status: 3 }],
	])('is another for %j', (payload) => {
		expect(callbackKey(payload)).not.toBe(callbackKey({ _id: 'a', status: 3 }));
	});

	it('is short, however long the ID', () => {
		expect(callbackKey({ _id: 'a'.repeat(1_000_000), status: 3 })).toHaveLength(16);
	});
});

describe('the memory across restarts', () => {
	it('holds the latest in order, and forgets the oldest beyond its bound', () => {
		const staticData = {};
		for (let index = 0; index < MOST_REMEMBERED + 3; index++) rememberKey(staticData, `${index}`);
		const keys = rememberedKeys(staticData);
		expect(keys).toHaveLength(MOST_REMEMBERED);
		expect([keys[0], keys.at(-1)]).toEqual(['3', `${MOST_REMEMBERED + 2}`]);
	});

	it('shrinks to its bound when it was larger', () => {
		const staticData = { seen: Array.from({ length: 5000 }, (_, index) => `${index}`) };
		rememberKey(staticData, 'new');
		expect(rememberedKeys(staticData)).toHaveLength(MOST_REMEMBERED);
	});

	it('reads nothing but keys', () => {
		expect(rememberedKeys({})).toEqual([]);
		expect(rememberedKeys({ seen: 'text' })).toEqual([]);
		expect(rememberedKeys({ seen: ['a', 1, null, 'b'] })).toEqual(['a', 'b']);
	});
});

describe('the memory of this process', () => {
	const always = (outcome: string) => outcome;
	const never = () => null;

	/** Work that a test ends when it likes. */
	function slowWork() {
		let end: (outcome: string) => void = () => {};
		const outcome = new Promise<string>((resolve) => {
			end = resolve;
		});
		return { work: async () => await outcome, end };
	}

	it('does the work once, and tells the outcome to all', async () => {
		const recent = new RecentCallbacks<string>();
		const { work, end } = slowWork();
		const counted = jest.fn(work);
		const calls = [1, 2, 3].map(async () => await recent.once('a', counted, always));
		end('done');
		expect(await Promise.all([...calls, recent.once('a', counted, always)])).toEqual([
			{ outcome: 'done', first: true },
			{ outcome: 'done', first: false },
			{ outcome: 'done', first: false },
			{ outcome: 'done', first: false },
		]);
		expect(counted).toHaveBeenCalledTimes(1);
	});

	it('tells later ones what is worth keeping of the outcome', async () => {
		const recent = new RecentCallbacks<string>();
		await recent.once(
			'a',
			async () => 'large',
			() => 'small',
		);
		const later = await recent.once('a', async () => 'again', always);
		expect(later).toEqual({ outcome: 'small', first: false });
	});

	it('lets later ones try again when nothing is', async () => {
		const recent = new RecentCallbacks<string>();
		await recent.once('a', async () => 'outage', never);
		const later = await recent.once('a', async () => 'again', always);
		expect(later).toEqual({ outcome: 'again', first: true });
	});

	it('lets later ones try again when the work has failed, and tells those that waited', async () => {
		const recent = new RecentCallbacks<string>();
		const fail = async () => await Promise.reject(new Error('broken'));
		const both = [recent.once('a', fail, always), recent.once('a', fail, always)];
		const settled = await Promise.allSettled(both);
		expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect((await recent.once('a', async () => 'again', always)).outcome).toBe('again');
	});

	it('forgets the oldest beyond its bound, but never one under way', async () => {
		const recent = new RecentCallbacks<string>();
		const { work, end } = slowWork();
		const slow = recent.once('slow', work, always);
		for (let index = 0; index <= MOST_RECENT; index++) {
			await recent.once(`${index}`, async () => 'done', always);
		}
		const again = async (key: string) =>
			(await recent.once(key, async () => 'again', always)).first;
		expect(await again('1')).toBe(false);
		expect(await again('0')).toBe(true);
		const waiting = recent.once('slow', async () => 'twice', always);
		end('once');
		expect([await slow, await waiting]).toEqual([
			{ outcome: 'once', first: true },
			{ outcome: 'once', first: false },
		]);
	});
});
