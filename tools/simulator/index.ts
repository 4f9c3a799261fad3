import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { assertUsableKey, signedCallback } from './callbackCipher';
import { CallbackSender } from './callbacks';
import { Faults } from './faults';
import { Jobs } from './jobs';
import { defaultLanguages } from './languages';
import { defaultAvatars } from './lists/avatars';
import { defaultVoices } from './lists/voices';
import { DEFAULTS } from './options';
import { Recorder } from './recorder';
import type { World } from './routes';
import { Schedule } from './schedule';
import { handle } from './server';
import { Sources } from './sources';
import { sourceUrl } from './sources/sourceFile';
import { Throttle } from './throttle';
import type {
	CallbackBody,
	CallbackOverrides,
	FaultRule,
	Job,
	Peak,
	RecordedRequest,
	SentCallback,
	SimulatedCredential,
	SimulatorOptions,
	Throttled,
	ThrottleRule,
} from './types';

export * from './types';
export { startReceiver } from './receiver';
export type { ReceivedCall, Receiver, ReceiverAnswer } from './receiver';

/** A running simulator of Akool. The arrays stay the same objects for its whole life. */
export interface AkoolSimulator {
	/** `http://127.0.0.1:PORT`: the base URL to give to a client. */
	url: string;
	credential: SimulatedCredential;
	/** The account's balance; may be set. */
	credit: number;
	/** Every job in the order of creation. */
	jobs: Job[];
	/** Every request in the order of arrival. */
	requests: RecordedRequest[];
	/** Every delivery attempt that is over. */
	callbacks: SentCallback[];
	/** The most requests of a kind under way at once. */
	peak: Peak;
	/** What the throttle has seen. */
	throttled: Throttled;
	/** Lets only so many requests in at once from now on; null lets all in. */
	throttle(rule: ThrottleRule | null): void;
	/** Address of a file to be a source; its name's ending tells its type, and it is always the same. */
	sourceUrl(name: string, bytes: number): string;
	/**
	 * Adds a fault.
	 * @returns removes it, and lets go the answers that it held back
	 * @throws Error when the rule would do nothing
	 */
	fault(rule: FaultRule): () => void;
	clearFaults(): void;
	/** Forgets requests and peaks; requests under way go on counting. */
	clearRequests(): void;
	/** Forgets jobs, requests, callbacks, faults and peaks, and restores the balance. */
	reset(): void;
	/** @throws Error when there is no such job */
	job(id: string): Job;
	/** Adds a job (status 1 unless told otherwise) that costs nothing and moves only by `advance()`. */
	addJob(partial?: Partial<Job>): Job;
	/**
	 * Gives a job a status now; a callback is sent if it has a webhook. The same status again sends
	 * the callback again. Where sources are fetched, 3 waits for them, and becomes 4 when one is no
	 * file.
	 * @returns resolves when the first delivery attempt is over; delivery goes on if that failed
	 * @throws Error when the job is unknown or would go backwards
	 */
	advance(
		jobId: string,
		status: 2 | 3 | 4,
		extra?: { error_code?: number; error_reason?: string },
	): Promise<void>;
	/** Builds a genuine callback body, or one tampered with by the overrides. */
	signCallback(payload: object | string, overrides?: CallbackOverrides): CallbackBody;
	/**
	 * Resolves when no source is being fetched and no callback delivered, waiting to be sent again, or
	 * due by a timer.
	 */
	settled(): Promise<void>;
	/** Stops everything at once; open connections are destroyed. */
	close(): Promise<void>;
}

/**
 * Starts a simulated Akool on 127.0.0.1.
 * @throws Error when the port is taken or the API key is not 16, 24 or 32 bytes long
 */
export async function startSimulator(
	options: Partial<SimulatorOptions> = {},
): Promise<AkoolSimulator> {
	const lists = { languages: [], avatars: [], voices: [] };
	const settings: SimulatorOptions = { ...DEFAULTS, ...lists, ...options };
	assertUsableKey(settings.credential.apiKey);

	const schedule = new Schedule();
	const callbacks = new CallbackSender(settings, schedule);
	const faults = new Faults();
	const recorder = new Recorder(settings.onRequest);
	const sources = new Sources(settings, schedule);
	const throttle = new Throttle();
	throttle.rule = settings.throttle;
	const jobs = new Jobs(settings, schedule, callbacks, sources, () => world.origin);
	const world: World = { options: settings, jobs, origin: '', creates: 0 };

	const server = createServer((request, response) => {
		void handle({ world, faults, recorder, schedule, sources, throttle }, request, response);
	});
	// Longer than clients keep idle connections: closing one just as it is used again looks like an
	// outage.
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port: settings.port, host: '127.0.0.1', backlog: 4096 }, resolve);
	});
	world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	settings.languages = options.languages ?? defaultLanguages(world.origin);
	settings.avatars = options.avatars ?? defaultAvatars(world.origin);
	settings.voices = options.voices ?? defaultVoices(world.origin);

	const job = (id: string): Job => {
		const found = jobs.find(id);
		if (found === undefined) throw new Error(`No job ${id}`);
		return found;
	};
	const stopWork = () => {
		faults.clear();
		sources.clear();
		callbacks.clear();
		schedule.clear();
	};

	return {
		url: world.origin,
		credential: settings.credential,
		get credit() {
			return jobs.credit;
		},
		set credit(credits) {
			jobs.credit = credits;
		},
		jobs: jobs.list,
		requests: recorder.requests,
		callbacks: callbacks.sent,
		peak: recorder.peak,
		throttled: throttle.seen,
		throttle: (rule) => {
			throttle.rule = rule;
		},
		sourceUrl: (name, bytes) => sourceUrl(world.origin, name, bytes),
		fault: (rule) => faults.add(rule),
		clearFaults: () => faults.clear(),
		clearRequests: () => {
			recorder.clear();
			throttle.clear();
		},
		reset: () => {
			stopWork();
			jobs.clear();
			recorder.clear();
			throttle.rule = settings.throttle;
			throttle.clear();
			world.creates = 0;
		},
		job,
		addJob: (partial = {}) => jobs.add(partial),
		advance: async (jobId, status, extra) => await jobs.advance(job(jobId), status, extra),
		signCallback: (payload, overrides) => signedCallback(payload, settings.credential, overrides),
		settled: async () => await schedule.idle(),
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			stopWork();
			await closed;
		},
	};
}
