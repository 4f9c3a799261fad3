import type { Envelope } from './types';

const MESSAGES = new Map<number, string>([
	[1000, 'OK'],
	[1003, 'Parameter error or parameter is empty'],
	[1004, 'Requires verification'],
	[1005, 'Requests are too frequent'],
	[1006, 'Quota is not enough'],
	[1008, 'The content does not exist'],
	[1009, 'No permission'],
	[1010, 'The content cannot be operated on'],
	[1011, 'The content has been operated on'],
	[1013, 'The video needs an audio track'],
	[1014, 'The resource does not exist'],
	[1015, 'Processing the video failed'],
	[1017, 'The audio could not be made'],
	[1101, 'The token is invalid or expired'],
	[1102, 'Authorization is missing'],
	[1103, 'Not paid'],
	[1104, 'Credits are not enough'],
	[1109, 'The account does not exist'],
	[1110, 'The voice could not be made'],
	[1112, 'The voice could not be made'],
	[1200, 'The account is banned'],
	[1201, 'The audio could not be made'],
	[1202, 'This video was already translated into this language with lip sync'],
	[1203, 'The video needs an audio track'],
	[1204, 'The video is too long'],
	[1205, 'Creating the video failed'],
	[1207, 'The video is larger than 300 MB'],
	[1208, 'The video could not be parsed'],
	[1209, 'The encoding is not supported'],
	[1210, 'The video has more than 30 frames per second'],
	[1211, 'Lip-sync failed'],
	[1213, 'A subscription is needed'],
	[1221, 'A subscription is needed'],
]);

/** The text for a result code; a generic one for codes that Akool does not document. */
export function messageFor(code: number): string {
	return MESSAGES.get(code) ?? `Error ${code}`;
}

/** A successful answer: code 1000. */
export function success(data: unknown): Envelope {
	return { code: 1000, msg: 'OK', data };
}

/** An unsuccessful answer; `detail` replaces the usual text. */
export function failure(code: number, detail?: string, data: unknown = null): Envelope {
	return { code, msg: detail ?? messageFor(code), data };
}
