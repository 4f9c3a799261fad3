import type { ICredentialTestRequest } from 'n8n-workflow';

import { RESULT_CODES } from '../nodes/Akool/protocol/resultCodes';

type Rules = Extract<
	NonNullable<ICredentialTestRequest['rules']>,
	Array<{ type: 'responseSuccessBody' }>
>;

function refusedWith(code: number | undefined, message: string): Rules[number] {
	return { type: 'responseSuccessBody', properties: { key: 'code', value: code, message } };
}

/** Akool's result codes have four digits and begin with 1; 1000 is success. */
const CODES = Array.from({ length: 999 }, (_, index) => 1001 + index);

/**
 * What the credential test makes of an answer with HTTP 200. n8n compares for equality only, so
 * every code but success has a rule, and so has an answer without any (a web page, say).
 */
export const credentialTestRules: Rules = [
	...CODES.map((code) => {
		const known = RESULT_CODES[code];
		const words =
			known === undefined ? 'Akool refused the request.' : `${known.meaning}. ${known.advice}`;
		return refusedWith(code, `${words} Akool answered with code ${code}.`);
	}),
	refusedWith(
		undefined,
		'This is not the Akool API: its answer has no result code. Check the Base URL.',
	),
];
