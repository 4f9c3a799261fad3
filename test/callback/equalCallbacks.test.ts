import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import type { Reception } from '../../nodes/Akool/callback/answer';
import { MOST_REMEMBERED, NodeMemory, rememberedKeys } from '../../nodes/Akool/callback/duplicates';
import { HttpCall } from '../engine/webhookCall';

const STARTS: Reception = { status: 200, start: { items: [{ json: { _id: 'a' } }] } };

/** One node of this process, and what n8n saves of it. */
function node(staticData: IDataObject = {}) {
	const memory = new NodeMemory();
	let worked = 0;
	return {
		memory,
		staticData,
		worked: () => worked,
		/** Hands it a callback, whose work is to come to `work`. */
		receive: async (key: string, work: Reception | Error = STARTS, call = newCall()) =>
			await memory.once(
				key,
				call,
				async () => {
					worked++;
					return await (work instanceof Error ? Promise.reject(work) : Promise.resolve(work));
				},
				() => staticData,
			),
	};
}

const newCall = () => new HttpCall({} as never, {});
const startOf = (reception: Reception) => ('start' in reception ? reception.start : undefined);
const settle = async () => {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('the first of equal callbacks', () => {
	it('does its work, and is remembered when n8n has stored what it starts', async () => {
		const { memory, staticData, receive } = node();
		const first = await receive('a');
		expect(startOf(first)?.items).toEqual([{ json: { _id: 'a' } }]);
		expect([memory.isBusy, memory.knows('a', {}), staticData]).toEqual([true, false, {}]);
		startOf(first)?.onStored?.();
		expect([memory.isBusy, memory.knows('a', {})]).toEqual([false, true]);
		expect(rememberedKeys(staticData)).toEqual(['a']);
	});

	it('is remembered when it starts nothing, without a word to n8n', async () => {
		const { memory, staticData, receive } = node();
		expect(await receive('a', { status: 200 })).toEqual({ status: 200 });
		expect([memory.isBusy, memory.knows('a', {}), staticData]).toEqual([false, true, {}]);
	});

	it.each<[string, Reception | Error]>([
		['was refused', { status: 401, reason: 'why' }],
		['could not be judged', { status: 503, reason: 'why' }],
		['broke off', new Error('why')],
	])('is not remembered when it %s', async (_what, work) => {
		const { memory, receive, worked } = node();
		const [result] = await Promise.allSettled([receive('a', work)]);
		expect(JSON.stringify([result, String((result as { reason?: unknown }).reason)])).toContain(
			'why',
		);
		expect([memory.isBusy, memory.knows('a', {})]).toEqual([false, false]);
		await receive('a');
		expect(worked()).toBe(2);
	});

	it('is forgotten when n8n answers with an error, also one that came after it was stored', async () => {
		for (const isStored of [false, true]) {
			const { memory, staticData, receive, worked } = node();
			const call = newCall();
			const first = await receive('a', STARTS, call);
			if (isStored) startOf(first)?.onStored?.();
			call.status(500).json({});
			expect([memory.isBusy, memory.knows('a', staticData)]).toEqual([false, false]);
			startOf(await receive('a'))?.onStored?.();
			expect([worked(), memory.knows('a', staticData)]).toEqual([2, true]);
			expect(rememberedKeys(staticData)).toEqual(['a']);
		}
	});

	it('stays remembered when the connection ends after a good answer, or before any', async () => {
		const { memory, receive } = node();
		const call = newCall();
		const first = await receive('a', STARTS, call);
		call.hangUp();
		expect(memory.isBusy).toBe(true);
		startOf(first)?.onStored?.();
		call.json({});
		expect(memory.knows('a', {})).toBe(true);
	});
});

describe('an equal callback that comes meanwhile', () => {
	it('does no work, and is told 200 when the first was stored', async () => {
		const { receive, worked } = node();
		const first = receive('a');
		const second = receive('a');
		startOf(await first)?.onStored?.();
		expect([await second, worked()]).toEqual([{ status: 200 }, 1]);
	});

	it.each<Reception>([{ status: 200 }, { status: 401, reason: 'why' }])(
		'is told what the first is told: %j',
		async (reception) => {
			const { receive, worked } = node();
			const both = await Promise.all([receive('a', reception), receive('a')]);
			expect([both, worked()]).toEqual([[reception, reception], 1]);
		},
	);

	it('is told 503, so that it comes again, when the first was lost', async () => {
		const { receive } = node();
		const call = newCall();
		await receive('a', STARTS, call);
		const second = receive('a');
		await settle();
		call.status(500).json({});
		expect(await second).toEqual({
			status: 503,
			reason: 'n8n has not stored what an equal callback starts',
		});
	});

	it('does the work itself once the first is known to be lost', async () => {
		const { receive, worked } = node();
		const call = newCall();
		await receive('a', STARTS, call);
		// Ended, though the connection is still open.
		call.answers.push({ status: 500, body: {} });
		expect(startOf(await receive('a'))).toBeDefined();
		expect(worked()).toBe(2);
		// The late end of the first does not end the second's work.
		call.hangUp();
		expect(startOf(await receive('b'))).toBeDefined();
		const third = receive('a', { status: 401, reason: 'never asked' });
		expect(await third).toMatchObject({ status: 503 });
	});

	it('is another one when its key is', async () => {
		const { receive, worked } = node();
		await Promise.all([receive('a'), receive('b')]);
		expect(worked()).toBe(2);
	});
});

it('of those that n8n 1 has lost, the latest are known, like all others', async () => {
	const { memory, receive } = node();
	const seen = Array.from({ length: MOST_REMEMBERED + 1 }, (_, index) => `${index}`);
	for (const key of seen) {
		const call = newCall();
		startOf(await receive(key, STARTS, call))?.onStored?.();
		call.status(500).json({});
	}
	expect(memory.knows('0', { seen })).toBe(true);
	expect(memory.knows('1', { seen })).toBe(false);
});
