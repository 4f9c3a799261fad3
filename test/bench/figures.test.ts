import { figure, range, ratioText } from '../../tools/bench/runner/figures';
import { spread } from '../../tools/bench/runner/statistics';

it.each([
	[0, '0'],
	[7, '7'],
	[0.0457, '0.046'],
	[0.874_4, '0.874'],
	[1.006, '1.01'],
	[12.34, '12.3'],
	[99.96, '100.0'],
	[204.7, '205'],
	[1_204.4, '1,204'],
	[-31.26, '-31.3'],
])('%d is written as %s', (value, text) => {
	expect(figure(value)).toBe(text);
});

it('a range tells the middle before the ends', () => {
	expect(range(spread([300, 100, 200]), ' MB')).toBe('200 MB (100–300)');
});

it('a ratio always has two digits after the point, and how far its rounds are apart', () => {
	expect(ratioText(spread([1, 0.98, 1.5]))).toBe('1.00 (0.98–1.50, ±0.02)');
});
