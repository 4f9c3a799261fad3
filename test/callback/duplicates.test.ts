import type { IDataObject } from 'n8n-workflow';

import type { Reception } from '../../nodes/Akool/callback/answer';
import {
	MOST_REMEMBERED,
	NodeMemory,
	callbackKey,
	nodeMemory,
	rememberedKeys,
} from '../../nodes/Akool/callback/duplicates';
import { HttpCall } from '../engine/webhookCall';

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

/** An answer that n8n has not given yet. */
const unanswered = () => new HttpCall({} as never, {});
const starts: Reception = { status: 200, start: { items: [{ json: {} }] } };

/** Stores a callback as n8n does; null when it was not the first of equal ones. */
async function storeOne(memory: NodeMemory, key: string, staticData: IDataObject) {
	const work = async () => await Promise.resolve(starts);
	const reception = await memory.once(key, unanswered(), work, () => staticData);
	return 'start' in reception ? reception.start?.onStored?.() : null;
}

describe('the memory across restarts', () => {
	it('holds the latest in order, and forgets the oldest beyond its bound', async () => {
		const staticData = {};
		const memory = new NodeMemory();
		for (let index = 0; index < MOST_REMEMBERED + 3; index++) {
			await storeOne(memory, `${index}`, staticData);
		}
		const keys = rememberedKeys(staticData);
		expect(keys).toHaveLength(MOST_REMEMBERED);
		expect([keys[0], keys.at(-1)]).toEqual(['3', `${MOST_REMEMBERED + 2}`]);
		expect(memory.knows('2', staticData)).toBe(false);
		expect(memory.knows('3', {})).toBe(true);
	});

	it('shrinks to its bound when it was larger', async () => {
		const staticData = { seen: Array.from({ length: 5000 }, (_, index) => `${index}`) };
		await storeOne(new NodeMemory(), 'new', staticData);
		expect(rememberedKeys(staticData)).toHaveLength(MOST_REMEMBERED);
		expect(rememberedKeys(staticData).at(-1)).toBe('new');
	});

	it('reads nothing but keys', () => {
		expect(rememberedKeys({})).toEqual([]);
		expect(rememberedKeys({ seen: 'text' })).toEqual([]);
		expect(rememberedKeys({ seen: ['a', 1, null, 'b'] })).toEqual(['a', 'b']);
	});

	it('puts back what a callback overwrites that read it earlier', async () => {
		const memory = new NodeMemory();
		await storeOne(memory, 'a', {});
		const readEarlier = { seen: ['of another process'] };
		await storeOne(memory, 'b', readEarlier);
		expect(readEarlier.seen).toEqual(['of another process', 'a', 'b']);
	});

	it('does not push out newer ones of another process with what it stored long ago', async () => {
		const memory = new NodeMemory();
		const now = jest.spyOn(Date, 'now');
		now.mockReturnValue(0);
		await storeOne(memory, 'old', {});
		now.mockReturnValue(3_600_000);
		const ofOthers = Array.from({ length: MOST_REMEMBERED - 1 }, (_, index) => `${index}`);
		const full = { seen: [...ofOthers] };
		await storeOne(memory, 'new', full);
		expect(full.seen).toEqual([...ofOthers, 'new']);
		const roomy = { seen: ofOthers.slice(2) };
		await storeOne(memory, 'newest', roomy);
		expect(roomy.seen).toEqual(['old', ...ofOthers.slice(2), 'new', 'newest']);
		now.mockRestore();
	});
});

describe('the memories of this process', () => {
	it('are those of the latest 100 nodes, and of each that is at work', async () => {
		const busy = nodeMemory('workflow', 'busy');
		let end: (reception: Reception) => void = () => undefined;
		const slow = busy.once(
			'a',
			unanswered(),
			async () => await new Promise<Reception>((resolve) => (end = resolve)),
			() => ({}),
		);
		const idle = nodeMemory('workflow', 'idle');
		for (let index = 0; index < 100; index++) nodeMemory('workflow', `${index}`);
		expect(nodeMemory('workflow', 'busy')).toBe(busy);
		expect(nodeMemory('workflow', 'idle')).not.toBe(idle);
		end({ status: 200 });
		await slow;
	});

	it('lose the one that was used longest ago, and no other', () => {
		const name = (index: number) => `used ${index}`;
		const kept = Array.from({ length: 100 }, (_, index) => nodeMemory('latest', name(index)));
		expect(kept.map((_, index) => nodeMemory('latest', name(index)))).toEqual(kept);
		expect(nodeMemory('latest', name(0))).toBe(kept[0]);
		const added = nodeMemory('latest', 'added');
		expect(nodeMemory('latest', 'added')).toBe(added);
		expect(nodeMemory('latest', name(2))).toBe(kept[2]);
		expect(nodeMemory('latest', name(1))).not.toBe(kept[1]);
	});

	it('are not those of a node with the same ID in another workflow', () => {
		expect(nodeMemory('one', 'node')).not.toBe(nodeMemory('another', 'node'));
	});
});
