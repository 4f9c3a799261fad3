import type { Envelope, JsonObject } from '../../nodes/Akool/protocol/types';

/** 1 January 2026, 00:00 UTC, as Akool tells times. */
export const CREATE_TIME = 1767225600000;

/** An answer of Akool that reports success. */
export function success(data: unknown): Envelope {
	return { code: 1000, msg: 'OK', data };
}

/** An answer of Akool that reports anything else. */
export function refused(code: number, msg: string): Envelope {
	return { code, msg };
}

/** The job that a create call answers with. */
export function createdJob(_id: string, language: string, changes: JsonObject = {}): JsonObject {
	return {
		_id,
		create_time: CREATE_TIME,
		video_status: 1,
		video: '',
		language,
		source_language: 'en',
		lipsync: false,
		deduction_lock_duration: 10,
		...changes,
	};
}

/** An answer about several languages; the top level repeats the last of them, as Akool does. */
export function eachLanguage(...results: Envelope[]): Envelope {
	const last = results.at(-1) ?? { code: 1003, msg: 'no language' };
	return { ...last, all_results: results };
}
