/** A JSON object as it came over the wire: nothing about its keys is known yet. */
export type JsonObject = Record<string, unknown>;

/** The credential `akoolApi` as n8n decrypts it. */
export interface AkoolCredential {
	authentication: 'apiToken' | 'apiKey';
	apiToken: string;
	clientId: string;
	apiKey: string;
	baseUrl: string;
}

/** What every Akool endpoint answers, with HTTP 200 even when it refuses. */
export interface Envelope {
	/** 1000 is success, anything else a failure. */
	code: number;
	msg?: string;
	data?: unknown;
	/** One entry per target language when several were asked for. */
	all_results?: Envelope[];
	/** What stands beside these keys, where it is a job. */
	beside?: JsonObject;
}

/** One job, such as a video translated into one language, as Akool tells it; any key may be absent or "". */
export type AkoolJob = JsonObject;

/** The words for Akool's `video_status`, and for a language that was never accepted. */
export type JobStatus = 'queueing' | 'processing' | 'completed' | 'failed' | 'rejected' | 'unknown';

/** Tells whether a value is a plain JSON object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
