/** What a result code of Akool means, and what a user can do about it. */
export interface ResultCode {
	meaning: string;
	advice: string;
}

/** The `code` of an envelope that reports success. */
export const SUCCESS = 1000;

/** "Too frequent": Akool has done nothing and may be asked again. */
export const TOO_FREQUENT = 1005;

/** The token or key is none that Akool knows, or no longer. */
export const INVALID_TOKEN = 1101;

/** The job does not exist (any more), or belongs to another account. */
export const NO_SUCH_JOB: readonly number[] = [1008, 1009, 1014];

/** What Akool may say when it cannot fetch the file that a URL leads to. */
const UNREADABLE: readonly number[] = [1003, 1015, 1205, 1208];

/** Tells whether a result code may mean that Akool could not fetch a file. */
export function isUnreadable(code: number | null | undefined): boolean {
	return code !== null && code !== undefined && UNREADABLE.includes(code);
}

const QUOTA: ResultCode = {
	meaning: 'The Akool account has too few credits',
	advice: 'Top up the account, then run the node again.',
};
const NOT_FOUND: ResultCode = {
	meaning: 'Akool does not know this video',
	advice: 'Check the video model ID. Akool deletes results after 7 days.',
};
const NO_AUDIO: ResultCode = {
	meaning: 'The video has no audio track',
	advice: 'Use a file that contains audio: without speech there is nothing to translate.',
};
const PROCESSING_FAILED: ResultCode = {
	meaning: 'Akool could not process the video',
	advice: 'Try again later. If it happens again, check that the video opens in a browser.',
};
const AUDIO_FAILED: ResultCode = {
	meaning: 'Akool could not make the audio',
	advice: 'Try again later, or with another voice, style or language.',
};
const NOT_PAID: ResultCode = {
	meaning: 'The Akool account needs a paid plan or subscription for this',
	advice: 'Check the subscription and open invoices of the account at Akool.',
};
const ALREADY_OPERATED: ResultCode = {
	meaning: 'Akool does not allow this operation on the video in its present state',
	advice: 'Look up the job with Get Video Info before sending it again.',
};

/** Akool's documented result codes other than success, in plain words. */
export const RESULT_CODES: Readonly<Record<number, ResultCode>> = {
	1003: {
		meaning: 'Akool found a parameter wrong or empty',
		advice: "Check the fields that Akool's message names.",
	},
	1004: {
		meaning: 'The Akool account requires verification',
		advice: 'Verify the account at Akool, then run the node again.',
	},
	[TOO_FREQUENT]: {
		meaning: 'Akool received too many requests',
		advice: 'Slow down: set batching in the Request Options of the node. It is safe to send again.',
	},
	1006: QUOTA,
	1008: NOT_FOUND,
	1009: {
		meaning: 'The Akool account has no permission for this',
		advice:
			'The job, avatar or voice may belong to another account, or the plan may lack this feature.',
	},
	1010: ALREADY_OPERATED,
	1011: ALREADY_OPERATED,
	1013: NO_AUDIO,
	1014: NOT_FOUND,
	1015: PROCESSING_FAILED,
	1017: AUDIO_FAILED,
	1101: {
		meaning: 'Akool says the token or key is invalid or expired',
		advice: 'Renew the API token or API key in the Akool API credential.',
	},
	1102: {
		meaning: 'Akool received no authorization',
		advice: 'Fill in the API token or API key in the Akool API credential.',
	},
	1103: NOT_PAID,
	1104: QUOTA,
	1109: {
		meaning: 'The Akool account does not exist',
		advice: 'Check which account the Akool API credential belongs to.',
	},
	1110: AUDIO_FAILED,
	1112: AUDIO_FAILED,
	1200: {
		meaning: 'Akool has banned this account',
		advice: 'Contact the support of Akool.',
	},
	1201: AUDIO_FAILED,
	1202: {
		meaning: 'Akool has already translated this video into this language',
		advice: 'With lip sync this works only once: use the earlier job.',
	},
	1203: NO_AUDIO,
	1204: {
		meaning: 'The video is longer than the Akool plan allows',
		advice: 'The basic plan allows 60 seconds: shorten the video, or upgrade the plan.',
	},
	1205: PROCESSING_FAILED,
	1207: {
		meaning: 'A file is larger than 300 MB',
		advice: 'Compress or shorten it.',
	},
	1208: {
		meaning: 'Akool could not read a file',
		advice: 'Check that each URL is public and leads to the file itself.',
	},
	1209: {
		meaning: 'Akool does not support the encoding of the video',
		advice: 'Convert the video to H.264.',
	},
	1210: {
		meaning: 'The video has more than 30 frames per second',
		advice: 'Convert the video to at most 30 frames per second.',
	},
	1211: {
		meaning: 'The lip sync of the video failed',
		advice: 'Check that faces are clearly visible, or translate without Lip Sync.',
	},
	1213: NOT_PAID,
	1221: NOT_PAID,
};
