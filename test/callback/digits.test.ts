import fc from 'fast-check';

import { numberAsSent, withNonceAsSent } from '../../nodes/Akool/callback/digits';

const LONG = '123456789012345678901234567890';

describe('a number as it was sent', () => {
	it.each<[string, string | undefined]>([
		['{"nonce":7}', '7'],
		[`{"nonce":${LONG}}`, LONG],
		[`{ "a" : "x" ,\n\t"nonce"\r\n:  ${LONG}  }`, LONG],
		['{"nonce":-1.50e+3,"a":1}', '-1.50e+3'],
		['{"a":{"nonce":1},"nonce":2,"b":[{"nonce":3}]}', '2'],
		['{"a":["nonce",1],"nonce":2}', '2'],
		['{"a":"\\"nonce\\":1","nonce":2}', '2'],
		['{"a":"\\\\","nonce":2}', '2'],
		['{"nonce":1,"nonce":2}', '2'],
		['{"\\u006eonce":3}', '3'],
		['{"\\u006e\\u006f\\u006e\\u0063\\u0065":3}', '3'],
		['{"NONCE":1,"nonce ":2}', undefined],
		['{"nonce":"7"}', undefined],
		['{"nonce":[7]}', undefined],
		['{"nonce":{"a":7}}', undefined],
		['{"nonce":true,"a":7}', undefined],
		['{"nonce":null,"7":"7"}', undefined],
		['[{"nonce":1}]', undefined],
		['{"a":{"nonce":1}}', undefined],
		['{"a":{"nonce":"x","b":[]},"c":{"nonce":true}}', undefined],
		['{"a":{"nonce":{}},"b":[5]}', undefined],
		['{"b":"nonce","c":[7],"nonce":{"d":1},"e":8}', undefined],
		['{}', undefined],
		['', undefined],
		['{"nonce', undefined],
	])('in %s is %j', (json, expected) => {
		expect(numberAsSent(json, 'nonce')).toBe(expected);
	});

	it('is found in any object', () => {
		const spaces = fc.constantFrom('', ' ', '\n', '\t');
		fc.assert(
			fc.property(fc.object(), fc.bigInt(), spaces, (others, nonce, space) => {
				const before = JSON.stringify({ ...others, nonce: 0 }, null, space);
				const json = before.replace(/("nonce":\s?)0(?=\s?\}$)/, `$1${nonce}`);
				fc.pre(json !== before || nonce === 0n);
				expect(numberAsSent(json, 'nonce')).toBe(String(nonce));
			}),
		);
	});

	it('is found behind 16 MB of text', () => {
		const json = `{"dataEncrypt":"${'\\\\'.repeat(8_000_000)}","nonce":${LONG}}`;
		expect(numberAsSent(json, 'nonce')).toBe(LONG);
	});
});

describe('the body of a callback', () => {
	const raw = Buffer.from(`{"nonce":${LONG}}`);

	it('has the digits of its nonce', () => {
		expect(withNonceAsSent({ nonce: Number(LONG), a: 1 }, raw)).toEqual({ nonce: LONG, a: 1 });
	});

	it.each<[string, object, unknown]>([
		['a nonce that is text', { nonce: '7' }, raw],
		['no nonce', {}, raw],
		['no raw body', { nonce: 7 }, undefined],
		['another raw body, as of a form', { nonce: 7 }, Buffer.from('nonce=7')],
	])('stays as it is with %s', (_, body, rawBody) => {
		expect(withNonceAsSent({ ...body }, rawBody)).toEqual(body);
	});
});
