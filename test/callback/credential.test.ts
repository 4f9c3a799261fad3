import type { IWebhookFunctions } from 'n8n-workflow';

import { judgeWithCredential, recentCredential } from '../../nodes/Akool/callback/credential';
import type { Verdict } from '../../nodes/Akool/callback/verify';

let now = 1_800_000_000_000;
let workflows = 0;

beforeEach(() => {
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => jest.restoreAllMocks());

/** A node whose credential changes whenever n8n loads it, as the only one of its workflow. */
function nodeOf({
	workflow = `${++workflows}`,
	node = 'node',
	credential = '1' as string | null,
} = {}) {
	let loads = 0;
	let error: Error | undefined;
	const host = {
		getNode: () => ({ id: node, credentials: { akoolApi: { id: credential, name: 'Akool' } } }),
		getWorkflow: () => ({ id: workflow }),
		getCredentials: async (type: string) => {
			loads++;
			if (error !== undefined) throw error;
			return await Promise.resolve({ type, apiKey: `key ${loads}` });
		},
	} as unknown as IWebhookFunctions;
	return {
		host,
		key: async () => (await recentCredential(host)).apiKey,
		loads: () => loads,
		fail: (cause?: Error) => (error = cause),
	};
}

const REFUSED: Verdict = { ok: false, status: 401, reason: 'the signature is wrong' };
const FINE: Verdict = { ok: true, payload: { _id: 'a', status: 3 } };

describe('the credential of a node', () => {
	it('is loaded once in 10 seconds, and is that of Akool', async () => {
		const { host, key, loads } = nodeOf();
		const all = await Promise.all([recentCredential(host), recentCredential(host)]);
		expect(all).toEqual([all[0], { type: 'akoolApi', apiKey: 'key 1' }]);
		now += 9_999;
		expect([await key(), loads()]).toEqual(['key 1', 1]);
		now += 1;
		expect([await key(), loads()]).toEqual(['key 2', 2]);
	});

	it.each([
		['workflow', { workflow: 'another' }],
		['node', { node: 'another' }],
		['credential', { credential: 'another' }],
	])('is not that of another %s', async (_what, other) => {
		const workflow = `shared ${++workflows}`;
		const own = nodeOf({ workflow });
		await own.key();
		const stranger = nodeOf({ workflow, ...other });
		await stranger.key();
		expect([own.loads(), stranger.loads()]).toEqual([1, 1]);
		await Promise.all([own.key(), stranger.key()]);
		expect([own.loads(), stranger.loads()]).toEqual([1, 1]);
	});

	it('is shared by all that n8n makes of the same node', async () => {
		const workflow = `shared ${++workflows}`;
		await nodeOf({ workflow }).key();
		const again = nodeOf({ workflow });
		expect([await again.key(), again.loads()]).toEqual(['key 1', 0]);
	});

	it.each([[null], [undefined]])('is loaded each time where its ID is %p', async (id) => {
		const { host } = nodeOf();
		const credentials = id === undefined ? undefined : { akoolApi: { id, name: 'Akool' } };
		const own = { ...host, getNode: () => ({ id: 'node', credentials }) } as typeof host;
		expect((await recentCredential(own)).apiKey).toBe('key 1');
		expect((await recentCredential(own)).apiKey).toBe('key 2');
	});

	it('is not kept when it could not be loaded', async () => {
		const { key, fail } = nodeOf();
		fail(new Error('locked'));
		await expect(key()).rejects.toThrow('locked');
		fail();
		expect(await key()).toBe('key 2');
	});

	it('that was loaded meanwhile is kept though an earlier load fails late', async () => {
		const { host, key, loads } = nodeOf();
		let failLate: (error: Error) => void = () => undefined;
		const slow = {
			...host,
			getCredentials: async () => await new Promise((_, reject) => (failLate = reject)),
		} as unknown as IWebhookFunctions;
		const late = recentCredential(slow);
		now += 10_000;
		await key();
		failLate(new Error('late'));
		await expect(late).rejects.toThrow('late');
		expect([await key(), loads()]).toEqual(['key 1', 1]);
	});
});

describe('judging with the credential', () => {
	it('takes the one that is kept when the callback fits it', async () => {
		const { host, key, loads } = nodeOf();
		await key();
		expect(await judgeWithCredential(host, () => FINE)).toBe(FINE);
		expect(loads()).toBe(1);
	});

	it('loads it anew, once, when the callback does not fit it', async () => {
		const { host, key, loads } = nodeOf();
		await key();
		const judged: string[] = [];
		const verdict = await judgeWithCredential(host, ({ apiKey }) => {
			judged.push(apiKey);
			return apiKey === 'key 2' ? FINE : REFUSED;
		});
		expect([verdict, judged, loads()]).toEqual([FINE, ['key 1', 'key 2'], 2]);
		expect(await key()).toBe('key 2');
	});

	it('judges once where none is kept', async () => {
		const { host, loads } = nodeOf();
		const judge = jest.fn(() => REFUSED);
		expect(await judgeWithCredential(host, judge)).toBe(REFUSED);
		expect([judge.mock.calls.length, loads()]).toEqual([1, 1]);
	});
});
