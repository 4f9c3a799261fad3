import type { IncomingHttpHeaders } from 'node:http';

import type { RequestKind } from './faultRule';
import type { FetchedSource } from './sources/fetchSource';

export type * from './faultRule';
export type * from './options';
export type { FetchedSource } from './sources/fetchSource';
export type { Throttled, ThrottleRule } from './throttle';

/** 1 queueing, 2 processing, 3 completed, 4 failed. */
export type VideoStatus = 1 | 2 | 3 | 4;

/** What a create call makes. */
export type ProductName = 'translation' | 'lipSync' | 'talkingPhoto' | 'talkingAvatar';

export interface SimulatedCredential {
	apiToken: string;
	/** Longer than 16 characters by default, so that the IV is a real cut of it. */
	clientId: string;
	/** The same value as the client secret; 16, 24 or 32 bytes. */
	apiKey: string;
}

export interface Language {
	lang_code: string;
	lang_name: string;
	/** Address of the flag icon. */
	url: string;
	/** Some entries say whether a voice must be chosen. */
	need_voice_id?: boolean;
}

/** An avatar of the list; `type` decides in which list it is and is not answered. */
export interface SimulatedAvatar {
	name: string;
	avatar_id: string;
	url: string;
	gender: string;
	thumbnailUrl: string;
	/** 2 Akool's, 3 the account's own. */
	from: 2 | 3;
	/** 1 talking, 2 streaming. */
	type: 1 | 2;
}

/** A voice of the list; `type` decides in which list it is and is not answered. */
export interface SimulatedVoice {
	voice_id: string;
	name: string;
	gender: string;
	language: string;
	locale: string;
	/** Address of a sample. */
	preview: string;
	style: string[];
	/** 1 cloned by the account, 2 Akool's. */
	type: 1 | 2;
}

/** A file that a create call names. */
export interface SourceAddress {
	/** Where in the body: `url`, `audio_url`, `elements[0].url`. */
	key: string;
	url: string;
}

export interface Job {
	/** 24 hexadecimal digits. */
	_id: string;
	product: ProductName;
	/** Which create call it came from, counted from 0; null for `addJob`. */
	call: number | null;
	/** Place among the target languages of its create call. */
	position: number;
	/** The source: video, photo, or the avatar's (empty for one of a list). */
	url: string;
	/** Every file that Akool must fetch for it. */
	sources: SourceAddress[];
	/** What came of fetching them, when they are fetched. */
	fetched: FetchedSource[];
	/** Empty for other products than translations. */
	language: string;
	source_language: string;
	lipsync: boolean;
	/** Empty: no callbacks. */
	webhookUrl: string;
	/** The body of the create request, as parsed. */
	body: Record<string, unknown>;
	video_status: VideoStatus;
	/** Unix time in milliseconds. */
	create_time: number;
	/** 0–100. */
	progress: number;
	/** Credits taken for it. */
	deduction: number;
	error_code: number | null;
	error_reason: string | null;
	/** The job ends in status 4 with this error code instead of status 3. */
	plannedFailure: number | null;
	/** Laid over the `data` of Get Video Info; a key that is `undefined` is left out of the answer. */
	info: Record<string, unknown>;
}

export interface RecordedRequest {
	kind: RequestKind;
	/** What a create call would make; null for other requests. */
	product: ProductName | null;
	/** What a create call found at its sources, when it looks. */
	sources?: FetchedSource[];
	method: string;
	path: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** The parsed JSON, else the text as it came; undefined without a body. */
	body: unknown;
	/** Unix time in milliseconds. */
	startedAt: number;
	/** Unix time in milliseconds; absent while under way. */
	finishedAt?: number;
	/** HTTP status sent; null while nothing was. */
	status: number | null;
	/** Akool's result code, when a whole envelope was sent. */
	code: number | null;
}

export interface CallbackBody {
	signature: string;
	dataEncrypt: string;
	timestamp: number | string;
	nonce: number | string;
}

export interface CallbackOverrides {
	timestamp?: number | string;
	nonce?: number | string;
	clientId?: string;
	apiKey?: string;
	/** Replaces the cipher text; the signature is computed over the replacement. */
	dataEncrypt?: string;
	signature?: string;
}

export interface SentCallback {
	jobId: string;
	status: VideoStatus;
	url: string;
	body: CallbackBody;
	/** HTTP status of the answer; null when there was none. */
	responseStatus: number | null;
	/** Why there was no answer; null when there was one. */
	error: string | null;
	responseBody: string;
	/** When it was sent: Unix time in milliseconds. */
	at: number;
}

export interface Envelope {
	code: number;
	msg?: string;
	data?: unknown;
	all_results?: Envelope[];
	token?: string;
}

export interface Peak {
	create: number;
	info: number;
	media: number;
}
