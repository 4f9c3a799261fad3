import {
	NO_SUCH_JOB,
	RESULT_CODES,
	SUCCESS,
	TOO_FREQUENT,
	isUnreadable,
} from '../../nodes/Akool/protocol/resultCodes';

/** Akool's documented codes, what they mean, and what a user can do. */
const DOCUMENTED: Array<[number, RegExp, RegExp]> = [
	[1003, /parameter wrong or empty/, /fields that .*message names/],
	[1004, /requires verification/, /Verify the account/],
	[1005, /too many requests/, /Slow down.*safe to send again/],
	[1006, /too few credits/, /Top up/],
	[1008, /does not know this video/, /video model ID.*7 days/],
	[1009, /no permission/, /another account.*plan/],
	[1010, /does not allow this operation/, /Look up the job/],
	[1011, /does not allow this operation/, /Look up the job/],
	[1013, /no audio track/, /contains audio/],
	[1014, /does not know this video/, /video model ID.*7 days/],
	[1015, /could not process the video/, /Try again later/],
	[1017, /could not make the audio/, /Try again later/],
	[1101, /invalid or expired/, /Renew.*credential/],
	[1102, /no authorization/, /Fill in.*credential/],
	[1103, /paid plan or subscription/, /subscription/],
	[1104, /too few credits/, /Top up/],
	[1109, /does not exist/, /credential/],
	[1110, /could not make the audio/, /Try again later/],
	[1112, /could not make the audio/, /Try again later/],
	[1200, /banned/, /support of Akool/],
	[1201, /could not make the audio/, /Try again later/],
	[1202, /already translated this video/, /use the earlier job/],
	[1203, /no audio track/, /contains audio/],
	[1204, /longer than the Akool plan allows/, /60 seconds/],
	[1205, /could not process the video/, /Try again later/],
	[1207, /larger than 300 MB/, /Compress/],
	[1208, /could not read a file/, /public/],
	[1209, /does not support the encoding/, /H\.264/],
	[1210, /more than 30 frames/, /at most 30 frames/],
	[1211, /lip sync of the video failed/, /faces/],
	[1213, /paid plan or subscription/, /subscription/],
	[1221, /paid plan or subscription/, /subscription/],
];

it.each(DOCUMENTED)('code %d says what happened and what to do', (code, meaning, advice) => {
	expect(RESULT_CODES[code]?.meaning).toMatch(meaning);
	expect(RESULT_CODES[code]?.advice).toMatch(advice);
});

it('has no words for codes that Akool does not document', () => {
	expect(Object.keys(RESULT_CODES).map(Number)).toEqual(DOCUMENTED.map(([code]) => code));
});

it('takes 1000 alone for success, and words end as sentences do', () => {
	expect([SUCCESS, TOO_FREQUENT]).toEqual([1000, 1005]);
	expect(RESULT_CODES[SUCCESS]).toBeUndefined();
	for (const { meaning, advice } of Object.values(RESULT_CODES)) {
		expect(meaning).toMatch(/^[A-Z].*[^.]$/);
		expect(advice).toMatch(/^[A-Z].*\.$/);
	}
});

it('knows which codes say that there is no such job', () => {
	expect(NO_SUCH_JOB).toEqual([1008, 1009, 1014]);
});

it('Akool may not have been able to fetch a file only with some codes', () => {
	const codes = [1003, 1015, 1205, 1208];
	expect(Array.from({ length: 300 }, (_, index) => 1000 + index).filter(isUnreadable)).toEqual(
		codes,
	);
	expect([null, undefined].map(isUnreadable)).toEqual([false, false]);
});
