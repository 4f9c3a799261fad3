import {
	askedFor,
	bodyFor,
	furtherPart,
	isFurtherPart,
	withValueAt,
	type Product,
} from '../../nodes/Akool/protocol/product';
import { translation } from '../../nodes/Akool/protocol/translation';

describe('what is asked for one part of a request', () => {
	const product: Product = { ...translation, several: { key: 'language', list: 'translations' } };
	const alone: Product = { ...translation, several: undefined };
	const request = { body: { url: 'u' }, parts: ['fr', 'de'], asked: { lipsync: true } };

	it('is sent comma-separated, where a call makes several jobs', () => {
		expect(bodyFor(product, request, ['fr', 'de'])).toEqual({ url: 'u', language: 'fr,de' });
		expect(bodyFor(alone, request, [''])).toEqual({ url: 'u' });
		expect(bodyFor(alone, request, [''])).not.toBe(request.body);
	});

	it('is told in its item, but not of a job that nothing asked for', () => {
		expect(askedFor(product, request, 'fr')).toEqual({ lipsync: true, language: 'fr' });
		expect(askedFor(product, request, furtherPart(7))).toEqual({ lipsync: true });
		expect(askedFor(alone, request, '')).toEqual({ lipsync: true });
	});

	it('is told from a job that nothing asked for', () => {
		expect([furtherPart('a'), isFurtherPart(furtherPart('a'))]).toEqual(['further job a', true]);
		expect(['fr', '', 'a further job '].map(isFurtherPart)).toEqual([false, false, false]);
	});
});

it('a value is put at a path, and what it was made of stays as it is', () => {
	const body = { a: [{ url: '' }, { url: 'b' }], c: 1 };
	const copy = structuredClone(body);
	expect(withValueAt(body, ['a', 0, 'url'], 'x')).toEqual({
		a: [{ url: 'x' }, { url: 'b' }],
		c: 1,
	});
	expect(withValueAt(body, ['a'], 'x')).toEqual({ a: 'x', c: 1 });
	expect(withValueAt(body, [], 'x')).toBe('x');
	expect(body).toEqual(copy);
});
