import { pauses } from '../engine/shortPauses';

import type { FaultRule } from '../../tools/simulator';
import { lookUps, type OperationName } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();
let id: string;

beforeEach(() => {
	id = account.akool.addJob()._id;
});

async function read(operation: OperationName) {
	const { error } = await account.run(operation, { items: lookUps([id]) });
	return { error, requests: account.akool.requests.length };
}

const READS: OperationName[] = ['listLanguages', 'getCredit', 'getVideoInfo'];
const PASSING: Array<[string, FaultRule]> = [
	['code 1005', { code: 1005 }],
	['HTTP 429', { http: 429 }],
	['HTTP 500', { http: 500 }],
	['HTTP 503', { http: 503 }],
	['a cut connection', { cut: true }],
];

describe.each(READS)('%s', (operation) => {
	it.each(PASSING)(
		'gets over three times %s, and gives up after the fourth',
		async (_name, rule) => {
			account.akool.fault({ ...rule, times: 3 });
			expect(await read(operation)).toEqual({ error: undefined, requests: 4 });
			account.akool.fault({ ...rule, times: 9 });
			const { error, requests } = await read(operation);
			expect([error === undefined, requests]).toEqual([false, 8]);
		},
	);

	it.each<[string, FaultRule]>([
		['a refusal', { code: 1200 }],
		['HTTP 404', { http: 404 }],
		['a web page', { html: true }],
		['an empty answer', { empty: true }],
		['half an answer', { truncated: true }],
	])('is not sent again after %s', async (_name, rule) => {
		account.akool.fault(rule);
		expect((await read(operation)).requests).toBe(1);
	});
});

it.each<[string, FaultRule]>([
	['HTTP 429', { http: 429 }],
	['HTTP 503', { http: 503 }],
	['code 1005', { code: 1005 }],
])('Retry-After with %s is honoured', async (_name, rule) => {
	pauses.length = 0;
	account.akool.fault({ ...rule, times: 1, headers: { 'retry-after': '7' } });
	expect(await read('getCredit')).toEqual({ error: undefined, requests: 1 + 1 });
	expect(pauses).toContain(7000);
});

it('each item is retried on its own', async () => {
	const ids = [id, account.akool.addJob()._id, account.akool.addJob()._id];
	for (const [index, job] of ids.entries()) {
		if (index > 0) account.akool.fault({ kind: 'info', id: job, http: 502, times: index });
	}
	const { json } = await account.run('getVideoInfo', { items: lookUps(ids) });
	expect(json().map(({ _id }) => _id)).toEqual(ids);
	expect(account.akool.requests).toHaveLength(1 + 2 + 3);
});

it('a look-up that Akool refuses as too frequent each time is sent four times, whatever the others do', async () => {
	const others = Array.from({ length: 4 }, () => account.akool.addJob()._id);
	account.akool.fault({ kind: 'info', id, code: 1005 });
	const settings = { onError: 'continueRegularOutput' as const };
	const { json } = await account.run('getVideoInfo', { items: lookUps([...others, id]), settings });
	expect(json().map((item) => 'error' in item)).toEqual([false, false, false, false, true]);
	expect(account.akool.requests).toHaveLength(4 + 4);
});

it('look-ups begin with 25 at once, rise to 100 while all goes well, and come out in order', async () => {
	const ids = Array.from({ length: 400 }, () => account.akool.addJob()._id);
	account.akool.fault({ kind: 'info', latencyMs: 20 });
	const { json } = await account.run('getVideoInfo', { items: lookUps(ids) });
	expect(json().map(({ _id }) => _id)).toEqual(ids);
	expect(account.akool.peak.info).toBeGreaterThan(25);
	expect(account.akool.peak.info).toBeLessThanOrEqual(100);
});

it.each(['http', 'code'] as const)(
	'an Akool that takes ten at once (%s) gets no more in the end, and no look-up is lost',
	async (answer) => {
		const ids = Array.from({ length: 400 }, () => account.akool.addJob()._id);
		account.akool.throttle({ most: 10, answer, counts: 'reads' });
		account.akool.fault({ kind: 'info', latencyMs: 5 });
		const { json } = await account.run('getVideoInfo', { items: lookUps(ids) });
		expect(json().map(({ _id }) => _id)).toEqual(ids);
		// The first 25, and later trials of one more.
		expect(account.akool.throttled.refused).toBeLessThan(60);
	},
);

it('a look-up that fails stops those that have not begun', async () => {
	const ids = Array.from({ length: 60 }, () => account.akool.addJob()._id);
	account.akool.fault({ kind: 'info', latencyMs: 20 });
	account.akool.fault({ kind: 'info', id: ids[3], code: 1009, msg: 'not yours' });
	const { error } = await account.run('getVideoInfo', { items: lookUps(ids) });
	expect(error?.description).toContain('code 1009: "not yours"');
	expect(error?.context).toMatchObject({ itemIndex: 3 });
	expect(account.akool.requests.length).toBeLessThan(60);
});
