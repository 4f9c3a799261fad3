import { jobsOf } from '../../nodes/Akool/protocol/createAnswer';
import {
	creditIn,
	jobIn,
	languagesIn,
	readAnswer,
	type ApiAnswer,
} from '../../nodes/Akool/protocol/envelope';
import { AkoolFailure, type Failure } from '../../nodes/Akool/protocol/failure';
import type { Envelope } from '../../nodes/Akool/protocol/types';
import { createdJob, eachLanguage, refused, success } from '../engine/answers';

function answer(body: unknown, changes: Partial<ApiAnswer> = {}): ApiAnswer {
	return { statusCode: 200, headers: {}, body, ...changes };
}

function failureIn(action: () => unknown): Failure {
	try {
		action();
	} catch (error) {
		if (error instanceof AkoolFailure) return error.failure;
	}
	throw new Error('No failure');
}

const failureOf = (body: unknown, changes: Partial<ApiAnswer> = {}) =>
	failureIn(() => readAnswer(answer(body, changes)));

describe('an answer with code 1000', () => {
	it('is success with whatever data it holds', () => {
		expect(readAnswer(answer({ code: 1000, msg: 'OK', data: { credit: 3 }, extra: 1 }))).toEqual({
			code: 1000,
			msg: 'OK',
			data: { credit: 3 },
		});
	});

	it.each([undefined, null, 7, { text: 'OK' }])('is success though its msg is %p', (msg) => {
		expect(readAnswer(answer({ code: 1000, msg, data: [] }))).toMatchObject({
			code: 1000,
			msg: '',
		});
	});
});

describe('any other code', () => {
	it('is a failure that shows code and msg', () => {
		expect(failureOf(refused(1203, 'no audio found'))).toMatchObject({
			message: 'The video has no audio track',
			description: expect.stringContaining('Akool answered with code 1203: "no audio found".'),
			errorCode: '1203',
			code: 1203,
			msg: 'no audio found',
			passing: false,
			effect: 'none',
		});
	});

	it.each([0, -1, 999, 1001, 200, 99999])('%d is no success', (code) => {
		expect(failureOf({ code, msg: 'odd', data: { _id: 'a' } })).toMatchObject({ code, msg: 'odd' });
	});

	it('keeps its words when a gateway gives it an HTTP status', () => {
		expect(failureOf(refused(1101, 'bad token'), { statusCode: 401 })).toMatchObject({
			code: 1101,
			passing: false,
			effect: 'none',
		});
	});

	it('may pass with HTTP 429', () => {
		const failure = failureOf(refused(1003, 'slow'), { statusCode: 429 });
		expect(failure).toMatchObject({ passing: true, effect: 'none' });
	});

	it('has certainly done nothing when it only asks for fewer requests, whatever the HTTP status', () => {
		const failure = failureOf(refused(1005, 'slow'), { statusCode: 503 });
		expect(failure).toMatchObject({ code: 1005, passing: true, effect: 'none' });
	});

	it('leaves open what happened with HTTP 5xx', () => {
		const failure = failureOf(refused(1015, 'boom'), { statusCode: 502 });
		expect(failure).toMatchObject({ code: 1015, passing: true, effect: 'unknown' });
	});
});

describe('an answer about several languages', () => {
	it('is success when one language was accepted, whatever the top-level code says', () => {
		const results = eachLanguage(success(createdJob('a', 'fr')), refused(1003, 'unknown'));
		expect(readAnswer(answer(results))).toEqual(results);
	});

	it('is a failure that names each refusal when no language was accepted', () => {
		const failure = failureOf(eachLanguage(refused(1202, 'twice'), refused(1003, 'unknown')));
		expect(failure).toMatchObject({ code: 1003, msg: 'unknown' });
		expect(failure.description).toContain('Language by language: 1202 "twice", 1003 "unknown".');
	});

	it('is a failure when every language was refused though the top-level code is 1000', () => {
		const results = [refused(1203, 'no audio'), refused(1203, 'no audio')];
		expect(failureOf({ code: 1000, msg: 'OK', data: {}, all_results: results })).toMatchObject({
			code: 1203,
			msg: 'no audio',
		});
	});

	it('is success when a language was accepted without its job being named', () => {
		const results = eachLanguage(success(null), refused(1005, 'slow down'));
		expect(readAnswer(answer(results)).all_results).toHaveLength(2);
	});

	it.each(['x', null, {}, [], [1, null, 'x'], [{ code: '1000' }]])(
		'counts as one about one language when all_results is %j',
		(all_results) => {
			const envelope = readAnswer(answer({ code: 1000, msg: '', data: { _id: 'a' }, all_results }));
			expect(envelope).toEqual({ code: 1000, msg: '', data: { _id: 'a' } });
		},
	);
});

describe('an answer that is not the envelope', () => {
	const bodies: Array<[string, unknown]> = [
		['nothing', undefined],
		['null', null],
		['empty text', ''],
		['a web page', '<html><head><title>Hi</title></head><body>there</body></html>'],
		['half an envelope', '{"code":1000,"msg":"O'],
		['an array', []],
		['a number', 5],
		['an object without code', { message: 'Not Found' }],
		['a code in text', { code: '1000', msg: 'OK' }],
	];

	it.each(bodies)('with HTTP 200 is a failure whose outcome is unknown: %s', (_name, body) => {
		const failure = failureOf(body);
		expect(failure).toMatchObject({ code: null, passing: false, effect: 'unknown' });
		expect(failure.message).toBe("The answer is not in Akool's format");
		expect(failure.description).toContain('HTTP status 200');
		expect(`${failure.message} ${failure.description}`).not.toMatch(/undefined|null|\[object|</);
	});

	it.each(bodies)('with HTTP 503 may pass: %s', (_name, body) => {
		const failure = failureOf(body, { statusCode: 503 });
		expect(failure).toMatchObject({ errorCode: '503', passing: true, effect: 'unknown' });
	});

	it('is quoted without its tags, and not at length', () => {
		expect(failureOf('<h1>Bad\n gateway</h1>').description).toMatch(/began with: Bad gateway$/);
		expect(failureOf('x'.repeat(5000)).description).toContain(`${'x'.repeat(120)}…`);
		expect(failureOf('x'.repeat(5000)).description.length).toBeLessThan(400);
		expect(failureOf('').description).toContain('The answer was empty.');
	});
});

describe('Retry-After', () => {
	const asked = (value: unknown) =>
		failureOf(refused(1005, ''), { headers: { 'retry-after': value } }).retryAfterSeconds;

	it.each([
		['7', 7],
		['0', 0],
		['-3', 0],
		[12, 12],
		['soon', null],
		[undefined, null],
		[['1', '2'], null],
	])('%j asks for %p seconds', (value, seconds) => {
		expect(asked(value)).toBe(seconds);
	});

	it('may be a date', () => {
		const inAMinute = asked(new Date(Date.now() + 60_000).toUTCString());
		expect(inAMinute).toBeGreaterThan(57);
		expect(inAMinute).toBeLessThanOrEqual(60);
		expect(asked('Thu, 01 Jan 2026 00:00:00 GMT')).toBe(0);
	});
});

describe('the data of an answer', () => {
	it('is the job, the languages or the balance', () => {
		expect(jobIn(success({ _id: 'a' }))).toEqual({ _id: 'a' });
		const lang_list = [{ lang_code: 'fr' }, null, 'de', { lang_code: 'hi', extra: 1 }];
		expect(languagesIn(success({ lang_list }))).toEqual([lang_list[0], lang_list[3]]);
		expect(creditIn(success({ credit: 0 }))).toBe(0);
		expect(creditIn(success({ credit: '990.5' }))).toBe(990.5);
	});

	it.each<[string, (envelope: Envelope) => unknown, unknown[]]>([
		['job', jobIn, [undefined, null, [], 'a', 5]],
		['list of languages', languagesIn, [undefined, null, [], { lang_list: {} }, { list: [] }]],
		['credit balance', creditIn, [undefined, null, 7, {}, { credit: '7 left' }, { credit: null }]],
	])('is missed in words when it holds no %s', (wanted, read, values) => {
		for (const data of values) {
			const { message, description } = failureIn(() => read(success(data)));
			expect(message).toBe(`Akool's answer holds no ${wanted}`);
			expect(description).toContain(`sent no ${wanted}`);
		}
	});
});

it('a body of nothing but "<" is quoted without looking at it again and again', () => {
	const looked = jest.spyOn(RegExp.prototype, Symbol.replace);
	const { description } = failureOf('<'.repeat(80_000));
	const texts = looked.mock.calls.map(([text]) => text.length);
	looked.mockRestore();
	expect(description).toContain(`The answer began with: ${'<'.repeat(120)}…`);
	expect(Math.max(0, ...texts)).toBeLessThanOrEqual(20_000);
});

it.each([
	['lists', '['.repeat(50_000) + ']'.repeat(50_000)],
	['objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
])(
	'a body of %s that lie too deep in each other is not known to have created nothing',
	(_what, text) => {
		const failure = failureOf(JSON.parse(text));
		expect(failure.effect).toBe('unknown');
		expect(failure.description).toMatch(/The answer began with: .{5,120}$/);
	},
);

it('HTTP 408 says in Akool’s own format, too, that nobody knows what became of the request', () => {
	const refusal = { code: 408, msg: 'Request Timeout' };
	expect(failureOf(refusal, { statusCode: 408 })).toMatchObject({ effect: 'unknown' });
});

it('an entry with an _id of its own and nothing else of a job is none: databases give all an _id', () => {
	const data = createdJob('j1', 'fr');
	const { all_results: results = [] } = readAnswer(
		answer({
			...success(null),
			all_results: [
				{ ...success(data), _id: 'sub1' },
				{ ...refused(1202, 'no'), _id: 'sub2', language: 'de' },
			],
		}),
	);
	expect(results.map(jobsOf)).toEqual([[data], []]);
	expect(failureOf({ ...refused(1202, 'no'), _id: 'r1' })).not.toHaveProperty('answer');
});
