import { isJsonObject } from '../../nodes/Akool/protocol/types';

it.each([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	['{}', false],
	[7, false],
	[undefined, false],
])('%j is a JSON object: %p', (value, is) => {
	expect(isJsonObject(value)).toBe(is);
});
