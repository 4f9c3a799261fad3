import { percentile, ratio, spread } from '../../tools/bench/runner/statistics';

it('a spread names the middle, the ends and the median distance from the middle', () => {
	expect(spread([5, 1, 2, 100, 3])).toEqual({
		median: 3,
		least: 1,
		most: 100,
		deviation: 2,
		count: 5,
	});
	expect(spread([2, 4]).median).toBe(3);
});

it('of nothing, and of what is no number, there is no spread', () => {
	expect(() => spread([])).toThrow('No spread of []');
	expect(() => spread([1, NaN])).toThrow('No spread of [1, NaN]');
	expect(() => spread([1, Infinity])).toThrow('No spread');
});

it('a ratio is taken round by round, so that what slows both sides of a round does no harm', () => {
	// The ratio of the medians would be 2.
	expect(ratio([10, 200, 20], [10, 200, 10])).toMatchObject({ median: 1, least: 1, most: 2 });
	expect(ratio([3, 3, 3], [4, 2, 3]).median).toBe(1);
});

it('without pairs, or with a zero on the other side, there is no ratio', () => {
	expect(() => ratio([1, 2], [1])).toThrow('No ratio of [1, 2] to [1]');
	expect(() => ratio([1, 2], [1, 0])).toThrow('No ratio');
});

it('a percentile lies between the two values that are next to it', () => {
	const values = Array.from({ length: 100 }, (_, index) => 100 - index);
	expect(percentile(values, 0.1)).toBeCloseTo(10.9);
	expect(percentile(values, 0.95)).toBeCloseTo(95.05);
	expect(percentile([7], 0.99)).toBe(7);
});
