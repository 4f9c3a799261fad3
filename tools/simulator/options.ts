import type {
	Language,
	RecordedRequest,
	SentCallback,
	SimulatedAvatar,
	SimulatedCredential,
	SimulatedVoice,
	ThrottleRule,
} from './types';

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
	/** Avatars of both sources and types; by default several pages of each source. */
	avatars: SimulatedAvatar[];
	/** Voices of both types; by default several pages of each. */
	voices: SimulatedVoice[];
	/** The most entries of a page of avatars or voices, whatever `size` asks for. */
	largestPage: number;
	/** Whether a talking avatar of an `avatar_id` or `voice_id` that is in no list is 1003. */
	refuseUnknownIds: boolean;
	/**
	 * Whether a job's sources are fetched once it is processed: none, or those on this machine and on
	 * `sourceHosts`. A job with one that is no file (no HTTP 2xx, HTML, empty) ends in status 4.
	 */
	fetchSources: 'off' | 'reachable';
	/** Further hosts that can be asked, by name. */
	sourceHosts: string[];
	/** Milliseconds from status 2 to the first fetch. */
	sourceDelayMs: number;
	/** User-Agent of the fetches. */
	sourceUserAgent: string;
	/** Whether a create call looks at its sources, and is answered 1208 when one is no file. */
	checkSourcesAtCreate: boolean;
	/** How many requests may be under way at once; null for any number. */
	throttle: ThrottleRule | null;
	/** Bytes of each served video. */
	videoBytes: number;
	/** Told of each request when its answer has left (or the client has). */
	onRequest: ((request: RecordedRequest) => void) | null;
	/** Told of each delivery attempt of a callback when it is over. */
	onCallback: ((callback: SentCallback) => void) | null;
}

/** What holds unless told otherwise; the lists depend on where the simulator is reached. */
export const DEFAULTS: Omit<SimulatorOptions, 'languages' | 'avatars' | 'voices'> = {
	port: 0,
	credential: {
		apiToken: 'simulated-api-token-0123456789',
		clientId: 'simulated-client-id-01',
		apiKey: 'simulated-api-key-24-chr',
	},
	stepMs: 50,
	callbackRetryMs: 200,
	callbackTries: 50,
	credit: 1000,
	creditsPerJob: 10,
	latencyMs: 0,
	largestPage: Infinity,
	refuseUnknownIds: false,
	fetchSources: 'off',
	sourceHosts: [],
	sourceDelayMs: 0,
	sourceUserAgent: 'AkoolSimulator/1.0',
	checkSourcesAtCreate: false,
	throttle: null,
	videoBytes: 64 * 1024,
	onRequest: null,
	onCallback: null,
};
