import { readAnswer } from '../../nodes/Akool/protocol/envelope';
import {
	AkoolFailure,
	httpFailure,
	isThrottled,
	networkFailure,
	refusal,
} from '../../nodes/Akool/protocol/failure';
import { jobItem, rejectedItem } from '../../nodes/Akool/protocol/jobItem';

const ADVICE = 'The link may not be reachable.';
const asked = { failureAdvice: ADVICE };

describe('a job that was made of a file', () => {
	it.each([
		['no', `no. ${ADVICE}`],
		['no.', `no. ${ADVICE}`],
		['no. ', `no. ${ADVICE}`],
		['', ADVICE],
	])('has advice when it failed with "%s"', (error_reason, told) => {
		expect(jobItem({ video_status: 4, error_reason }, asked).error_reason).toBe(told);
	});

	it('has it when it was refused for what may be the link, and only then', () => {
		expect(rejectedItem(asked, 1208, 'no').error_reason).toBe(`no. ${ADVICE}`);
		expect(rejectedItem(asked, 1104, 'no').error_reason).toBe('no');
		expect(jobItem({ video_status: 3 }, asked).error_reason).toBeNull();
	});
});

it.each([
	['code 1005', refusal(1005, '', null), true],
	['HTTP 429', httpFailure(429, '', null), true],
	['code 1104', refusal(1104, '', null), false],
	['HTTP 502', httpFailure(502, '', null), false],
	['a refused connection', networkFailure({ code: 'ECONNREFUSED' }), false],
	['code 1005 with HTTP 502', { ...refusal(1005, '', null), effect: 'unknown' as const }, false],
])('%s asks for fewer requests: %p', (_what, failure, is) => {
	expect(isThrottled(failure)).toBe(is);
});

it('the first status of a kind belongs to it', () => {
	expect(httpFailure(300, '', null).message).toContain('was not reached at this address');
	expect(httpFailure(401, '', null).description).toMatch(/^Renew .+ Check its Base URL, too\./);
	expect(new AkoolFailure(refusal(1, '', null)).name).toBe('AkoolFailure');
});

describe('an answer', () => {
	const failureOf = (body: unknown, statusCode = 200) => {
		try {
			readAnswer({ statusCode, headers: {}, body });
		} catch (error) {
			return (error as AkoolFailure).failure;
		}
		throw new Error('No failure');
	};

	it('with HTTP 500 may pass, whatever its code', () => {
		expect(failureOf({ code: 1104 }, 500)).toMatchObject({ passing: true, effect: 'unknown' });
	});

	it('about one language lists no languages', () => {
		const quoted = /Akool answered with code 1104: "no"\.$/;
		expect(failureOf({ code: 1104, msg: 'no' }).description).toMatch(quoted);
	});

	it('of nothing is called empty, and one of 120 characters is quoted whole', () => {
		for (const body of [undefined, null])
			expect(failureOf(body).description).toMatch(/The answer was empty\.$/);
		expect(failureOf('x'.repeat(120)).description).toMatch(/: x{120}$/);
		expect(failureOf('<p>a</p><p>b</p>').description).toMatch(/: a b$/);
	});

	it('that names a job at its top is success, whatever its results say', () => {
		const body = { code: 1000, msg: '', data: { _id: 'a' }, all_results: [{ code: 1104 }] };
		expect(readAnswer({ statusCode: 200, headers: {}, body }).data).toEqual({ _id: 'a' });
	});
});
