import '../../engine/shortPauses';

import { video, videos } from '../../engine/operations';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();

describe.each([1, 10, 200])('%d items', (count) => {
	it('are created at most five at once, in item order', async () => {
		account.akool.fault({ kind: 'create', latencyMs: 10 });
		const { error, items } = await account.run('createTranslation', { items: videos(count) });
		expect(error).toBeUndefined();
		expect(account.akool.peak.create).toBeLessThanOrEqual(5);
		if (count > 100) expect(account.akool.peak.create).toBe(5);
		expect(account.akool.requests).toHaveLength(count);
		const order = account.akool.jobs.map(({ url }) => Number(/\d+/.exec(url)));
		for (const [arrival, index] of order.entries())
			expect(Math.abs(arrival - index)).toBeLessThan(5);
		const idOf = new Map(account.akool.jobs.map(({ url, _id }) => [url, _id]));
		expect(items().map(({ json, pairedItem }) => [json._id, pairedItem])).toEqual(
			videos(count).map((_item, index) => [idOf.get(video(index)), { item: index }]),
		);
	});
});

it('a throttled account gets the same requests again, each job once', async () => {
	account.akool.fault({ kind: 'create', url: video(2), code: 1005, times: 3 });
	account.akool.fault({ kind: 'create', url: video(4), http: 429, times: 2 });
	const { error, json } = await account.run('createTranslation', { items: videos(8) });
	expect(error).toBeUndefined();
	expect(json()).toHaveLength(8);
	expect(account.akool.jobs).toHaveLength(8);
	expect(account.akool.requests).toHaveLength(8 + 3 + 2);
});
