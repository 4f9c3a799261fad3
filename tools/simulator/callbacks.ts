import { Agent, request as httpRequest } from 'node:http';
import type { ClientRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';

import { signedCallback } from './callbackCipher';
import type { Schedule } from './schedule';
import type { CallbackBody, Job, SentCallback, SimulatorOptions } from './types';

const ANSWER_TIMEOUT_MS = 30_000;
// Enough to be fast, few enough not to run out of ports when thousands of jobs finish together.
const CONNECTIONS_PER_HOST = 256;

type Outcome = Pick<SentCallback, 'responseStatus' | 'error' | 'responseBody'>;

/** Delivers callbacks: in order per job, again and again until HTTP 200, never following redirects. */
export class CallbackSender {
	readonly sent: SentCallback[] = [];
	private readonly lanes = new Map<string, Promise<void>>();
	private readonly underWay = new Set<ClientRequest>();
	// No keep-alive: a reused connection that the receiver is closing would look like a lost callback.
	private readonly agent = new Agent({ keepAlive: false, maxSockets: CONNECTIONS_PER_HOST });
	private readonly secureAgent = new SecureAgent({
		keepAlive: false,
		maxSockets: CONNECTIONS_PER_HOST,
	});
	private generation = 0;

	constructor(
		private readonly options: SimulatorOptions,
		private readonly schedule: Schedule,
	) {}

	/**
	 * Queues a callback with the job's present status.
	 * @param payload what is encrypted
	 * @returns resolves when the first attempt is over, whatever its outcome; also after `clear()`
	 */
	async send(job: Job, payload: object): Promise<void> {
		const { _id, video_status: status, webhookUrl: url } = job;
		const body = signedCallback(payload, this.options.credential);
		const done = this.schedule.begin();
		const { generation } = this;
		await new Promise<void>((firstAttemptOver) => {
			const lane = (this.lanes.get(_id) ?? Promise.resolve()).then(async () => {
				for (let tries = 0; tries < this.options.callbackTries; tries++) {
					if (tries > 0) await this.schedule.pause(this.options.callbackRetryMs);
					if (generation !== this.generation) break;
					const at = Date.now();
					const outcome = await this.post(url, body);
					if (generation !== this.generation) break;
					this.record({ jobId: _id, status, url, body, ...outcome, at });
					firstAttemptOver();
					if (outcome.responseStatus === 200) break;
				}
				firstAttemptOver();
				if (this.lanes.get(_id) === lane) this.lanes.delete(_id);
				done();
			});
			this.lanes.set(_id, lane);
		});
	}

	/** Forgets what was sent and abandons what is pending. */
	clear(): void {
		this.generation++;
		this.sent.length = 0;
		this.lanes.clear();
		for (const request of this.underWay) request.destroy();
		this.underWay.clear();
	}

	private record(callback: SentCallback): void {
		this.sent.push(callback);
		this.options.onCallback?.(callback);
	}

	private async post(url: string, body: CallbackBody): Promise<Outcome> {
		const text = JSON.stringify(body);
		return await new Promise<Outcome>((resolve) => {
			const fail = (error: Error) =>
				resolve({ responseStatus: null, error: error.message || error.name, responseBody: '' });
			if (!URL.canParse(url)) return fail(new Error('the webhook URL is not a URL'));
			const secure = url.startsWith('https:');
			const request = (secure ? httpsRequest : httpRequest)(url, {
				method: 'POST',
				agent: secure ? this.secureAgent : this.agent,
				headers: {
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(text),
				},
				timeout: ANSWER_TIMEOUT_MS,
			});
			this.underWay.add(request);
			request.on('close', () => {
				this.underWay.delete(request);
				fail(new Error('connection closed without an answer'));
			});
			request.on('error', fail);
			request.on('timeout', () => request.destroy(new Error('no answer in time')));
			request.on('response', (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', fail);
				response.on('end', () =>
					resolve({
						responseStatus: response.statusCode ?? null,
						error: null,
						responseBody: Buffer.concat(chunks).toString('utf8'),
					}),
				);
			});
			request.end(text);
		});
	}
}
