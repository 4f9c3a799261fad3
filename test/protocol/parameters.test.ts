import { InvalidParameter, quote } from '../../nodes/Akool/protocol/invalidParameter';
import { requireHttpUrl } from '../../nodes/Akool/protocol/parameters/httpUrl';
import { requireNumber, type NumberRange } from '../../nodes/Akool/protocol/parameters/number';
import { requireText } from '../../nodes/Akool/protocol/parameters/text';

it('text is trimmed, and a number counts as text', () => {
	expect(requireText('ID', ' a1 ')).toBe('a1');
	expect(requireText('ID', 42)).toBe('42');
	for (const value of ['', '  ', undefined, null])
		expect(() => requireText('ID', value)).toThrow('ID is empty');
});

it('a URL is complete and begins with http or https', () => {
	for (const url of ['http://a', 'https://a.example/b?c=d#e', 'HTTPS://A.example'])
		expect(requireHttpUrl('URL', ` ${url} `)).toBe(url);
	for (const url of ['https:/a.example/b', 'https:a.example', 'https:///a', 'http://a\nhttp://b'])
		expect(() => requireHttpUrl('URL', url)).toThrow('URL is not a valid URL');
	for (const url of ['a', '/a', '//a/b', 'file:///a', 'http://', 'https:// a b'])
		expect(() => requireHttpUrl('URL', url)).toThrow('URL is not a valid URL');
});

describe('a number', () => {
	it.each([
		[0, { min: 0 }],
		[4, { min: 0, max: 4, integer: true }],
		[1e9, { min: 0 }],
		[0.5, { min: 0 }],
		[0.1, { min: 0, moreThanMin: true }],
	])('%p fits into %j', (value, range) => {
		expect(requireNumber('N', value, range)).toBe(value);
		expect(requireNumber('N', ` ${value} `, range)).toBe(value);
	});

	it.each<[unknown, NumberRange, string]>([
		[0, { min: 0, moreThanMin: true }, 'Enter a number greater than 0.'],
		[-1, { min: 0 }, 'Enter a number of at least 0.'],
		[5, { min: 0, max: 4 }, 'Enter a number from 0 to 4.'],
		[1.5, { min: 0, max: 4, integer: true }, 'Enter a whole number from 0 to 4.'],
		[NaN, { min: 0 }, 'Enter a number of at least 0.'],
		[Infinity, { min: 0 }, 'Enter a number of at least 0.'],
		['', { min: 0 }, 'Enter a number of at least 0.'],
		['1x', { min: 0 }, 'Enter a number of at least 0.'],
		[null, { min: 0 }, 'Enter a number of at least 0.'],
		[true, { min: 0 }, 'Enter a number of at least 0.'],
		[[1], { min: 0 }, 'Enter a number of at least 0.'],
	])('%p does not fit into %j', (value, range, description) => {
		expect(() => requireNumber('N', value, range)).toThrow(
			expect.objectContaining({
				name: 'InvalidParameter',
				message: expect.stringMatching(/^N is out of range: /),
				description,
			}),
		);
	});
});

it('a value is quoted short and readable', () => {
	expect(quote('a')).toBe('"a"');
	expect(quote({ a: [1] })).toBe('"{"a":[1]}"');
	expect(quote(undefined)).toBe('"undefined"');
	expect(quote('x'.repeat(101))).toBe(`"${'x'.repeat(100)}…"`);
	expect(new InvalidParameter('What', 'Do this')).toMatchObject({
		message: 'What',
		description: 'Do this',
	});
});
