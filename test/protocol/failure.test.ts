import {
	AkoolFailure,
	httpFailure,
	networkFailure,
	refusal,
	unexpectedData,
} from '../../nodes/Akool/protocol/failure';
import { RESULT_CODES } from '../../nodes/Akool/protocol/resultCodes';

describe('a refusal by Akool', () => {
	it('says what it means, what to do, and what Akool said', () => {
		expect(refusal(1104, 'credits 3 < 10', 4)).toEqual({
			message: 'The Akool account has too few credits',
			description:
				'Top up the account, then run the node again. Akool answered with code 1104: "credits 3 < 10".',
			errorCode: '1104',
			code: 1104,
			msg: 'credits 3 < 10',
			passing: false,
			effect: 'none',
			retryAfterSeconds: 4,
		});
	});

	const ADVICE = 'Check what was entered, or ask the support of Akool what the code means.';

	it('with a code that nobody knows still shows code and msg', () => {
		expect(refusal(1999, 'new trouble', null)).toMatchObject({
			message: 'Akool refused the request',
			description: `${ADVICE} Akool answered with code 1999: "new trouble".`,
		});
	});

	it('without msg shows the code alone', () => {
		expect(refusal(1999, '', null).description).toBe(`${ADVICE} Akool answered with code 1999.`);
		expect(refusal(1203, '', null).description).toMatch(/ Akool answered with code 1203\.$/);
	});

	it('passes by itself only with 1005', () => {
		const passing = Object.keys(RESULT_CODES).filter((code) => refusal(+code, '', null).passing);
		expect(passing).toEqual(['1005']);
	});
});

describe('an HTTP status without an envelope', () => {
	it.each([
		[200, "The answer is not in Akool's format", false, 'unknown'],
		[204, "The answer is not in Akool's format", false, 'unknown'],
		[301, 'Akool was not reached at this address (HTTP status 301)', false, 'none'],
		[302, 'Akool was not reached at this address (HTTP status 302)', false, 'none'],
		[303, 'Akool was not reached at this address (HTTP status 303)', false, 'unknown'],
		[401, 'Akool says the token or key is invalid or expired', false, 'none'],
		[404, 'Akool was not reached at this address (HTTP status 404)', false, 'none'],
		[408, 'Akool was not reached at this address (HTTP status 408)', false, 'unknown'],
		[429, 'Akool received too many requests', true, 'none'],
		[500, 'The Akool service is not available', true, 'unknown'],
		[502, 'The Akool service is not available', true, 'unknown'],
		[503, 'The Akool service is not available', true, 'unknown'],
		[504, 'The Akool service is not available', true, 'unknown'],
	])('%d is "%s"', (status, message, passing, effect) => {
		const failure = httpFailure(status, 'Oops', 9);
		expect(failure).toMatchObject({ message, passing, effect });
		expect(failure).toMatchObject({ errorCode: String(status), code: null, retryAfterSeconds: 9 });
		expect(`${failure.message} ${failure.description}`).toContain(`HTTP status ${status}`);
		expect(failure.description).toContain('The answer began with: Oops');
	});
});

describe('a failure of the network', () => {
	it.each([
		['ECONNREFUSED', 'Akool refused the connection', true, 'none'],
		['ENOTFOUND', 'The Akool host was not found', true, 'none'],
		['EAI_AGAIN', 'The Akool host was not found', true, 'none'],
		['ECONNRESET', 'The connection to Akool was cut', true, 'unknown'],
		['EPIPE', 'The connection to Akool was cut', true, 'unknown'],
		['ERR_BAD_RESPONSE', 'The connection to Akool was cut', true, 'unknown'],
		['ETIMEDOUT', 'Akool did not answer in time', true, 'unknown'],
		['ECONNABORTED', 'Akool did not answer in time', true, 'unknown'],
		['ERR_CANCELED', 'The request to Akool was cancelled', false, 'unknown'],
		['ERR_INVALID_URL', 'n8n could not make the request to Akool', false, 'none'],
		['CERT_HAS_EXPIRED', 'No secure connection to Akool could be made', false, 'none'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'No secure connection to Akool could be made', false, 'none'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'No secure connection to Akool could be made', false, 'none'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'No secure connection to Akool could be made', false, 'none'],
	])('%s is "%s"', (errorCode, message, passing, effect) => {
		const failure = networkFailure({ code: errorCode });
		expect(failure).toMatchObject({ message, passing, effect, errorCode, code: null, msg: '' });
		if (errorCode !== 'ERR_CANCELED') expect(failure.description).toContain(errorCode);
	});
});

it('success without the data asked for may hide a job, and is not asked for again', () => {
	expect(unexpectedData('job')).toMatchObject({
		message: "Akool's answer holds no job",
		passing: false,
		effect: 'unknown',
	});
});

it('a thrown failure carries its words', () => {
	const failure = refusal(1200, 'banned', null);
	expect(new AkoolFailure(failure)).toMatchObject({ message: failure.message, failure });
});
