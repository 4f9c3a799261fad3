import { interleaved } from '../../tools/bench/runner/rounds';

/** Three sides that note when they are measured. */
function noted() {
	const order: string[] = [];
	const side = (name: string) => async (round: number) => {
		order.push(`${name}${round}`);
		return `${name}${round}`;
	};
	return { order, sides: { a: side('a'), b: side('b'), c: side('c') } };
}

it('all sides take turns, every other round in the opposite order', async () => {
	const { order, sides } = noted();
	const samples = await interleaved(3, sides, { warmUp: false });
	expect(order).toEqual(['a0', 'b0', 'c0', 'c1', 'b1', 'a1', 'a2', 'b2', 'c2']);
	expect(samples).toEqual({
		a: ['a0', 'a1', 'a2'],
		b: ['b0', 'b1', 'b2'],
		c: ['c0', 'c1', 'c2'],
	});
});

it('the round that warms up comes first and does not count', async () => {
	const { order, sides } = noted();
	const samples = await interleaved(1, sides);
	expect(order).toEqual(['a-1', 'b-1', 'c-1', 'a0', 'b0', 'c0']);
	expect(samples.b).toEqual(['b0']);
});

it('a side that fails ends it all', async () => {
	const { sides } = noted();
	const broken = async () => await Promise.reject(new Error('n8n is gone'));
	await expect(interleaved(2, { ...sides, b: broken })).rejects.toThrow('n8n is gone');
});
