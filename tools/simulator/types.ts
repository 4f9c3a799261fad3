import type { IncomingHttpHeaders } from 'node:http';

/** 1 queueing, 2 processing, 3 completed, 4 failed. */
export type VideoStatus = 1 | 2 | 3 | 4;

export type FaultKind = 'languages' | 'create' | 'info' | 'credit' | 'token' | 'media';
export type RequestKind = FaultKind | 'other';

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
}

export interface SimulatorOptions {
	/** 0 = any free port. */
	port: number;
	credential: SimulatedCredential;
	/** Milliseconds from status 1 to 2, and again from 2 to 3 (or 4). `Infinity`: only by `advance()`. */
	stepMs: number;
	/** Milliseconds before a callback that got no HTTP 200 is sent again. */
	callbackRetryMs: number;
	/** How often one callback is sent at most. */
	callbackTries: number;
	/** The account's balance at the start. */
	credit: number;
	creditsPerJob: number;
	/** Milliseconds added to every API answer (not to media). */
	latencyMs: number;
	/** The language list; by default real ones whose flags the simulator serves. */
	languages: Language[];
	/** Bytes of each served video. */
	videoBytes: number;
	/** Told of each request when its answer has left (or the client has). */
	onRequest: ((request: RecordedRequest) => void) | null;
	/** Told of each delivery attempt of a callback when it is over. */
	onCallback: ((callback: SentCallback) => void) | null;
}

export interface Job {
	/** 24 hexadecimal digits. */
	_id: string;
	/** Which create call it came from, counted from 0; null for `addJob`. */
	call: number | null;
	/** Place among the target languages of its create call. */
	position: number;
	/** The source video. */
	url: string;
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

export interface FaultRule {
	/** Absent = all kinds. */
	kind?: FaultKind;
	/** The source video's URL: equal to the string, or matched by the expression. */
	url?: string | RegExp;
	/**
	 * With `code` on a create: this target language is refused, the call's other ones are created.
	 * Else: the create asks for this language, or the job asked about is in it.
	 */
	language?: string;
	/** Info and media: the job's `_id`. */
	id?: string;
	/** How often it strikes; default always. */
	times?: number;
	/** Matching requests let through first; default 0. */
	after?: number;
	/** HTTP 200 with this envelope and nothing created; only for requests with nothing else wrong. */
	code?: number;
	msg?: string;
	data?: unknown;
	/** This HTTP status, by default with a gateway's HTML page. */
	http?: number;
	body?: string | object;
	headers?: Record<string, string>;
	/** HTTP 200 without a body. */
	empty?: true;
	/** HTTP 200 with an HTML page. */
	html?: true;
	/** HTTP 200 with the first half of the answer and a content-length to match. */
	truncated?: true;
	/** The connection is destroyed: before any answer, for media in the middle of the body. */
	cut?: true;
	/** Never answered. */
	hang?: true;
	/** Milliseconds of delay; alone or together with one of the others. */
	latencyMs?: number;
	/** A create that suffers a fault other than `code` does its work first; default false. */
	createsJob?: boolean;
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
