import { parseArgs } from 'node:util';

import { startSimulator } from './index';
import type { RecordedRequest, SentCallback } from './types';

const USAGE = `Simulates the Akool API on 127.0.0.1.

  --port 4010          where to listen (0 = any free port)
  --step-ms 5000       milliseconds between the statuses of a job
  --latency-ms 0       milliseconds added to every API answer
  --credit 1000        the account's balance
  --video-bytes 65536  size of the result videos
  --fetch-sources      fetch the files that jobs are made of, from this machine only; a job with one
                       that is no file fails
  --source-delay-ms 0  milliseconds from processing to fetching
  --check-sources      look at them in the create call as well: 1208 when one is no file
  --throttle 10        at most so many reads under way at once, else HTTP 429
  --throttle-code      code 1005 in place of HTTP 429
  --throttle-creates   create calls count, too
  --help

It makes video translations, lip syncs, talking photos and talking avatars, lists languages, avatars
and voices, gives the credit and a token, and calls back. /sources/300000000/talk.mp4 is a source of
that many bytes; mp3, png, srt and html work as well.

A source's URL can ask for trouble: …/a.mp4?akool_code=1203 (refused), akool_language_code=fr:1015
(one language refused), akool_fail=1015 (the job fails), akool_http=502, akool_cut=1, akool_latency=2000.
`;

function numberOption(name: string, text: string): number {
	const value = text.trim() === '' ? NaN : Number(text);
	if (!(value >= 0)) throw new Error(`--${name} must be a number of at least 0, not "${text}"`);
	return value;
}

function clock(): string {
	return new Date().toISOString().slice(11, 23);
}

function logRequest({ method, path, query, status, code, ...rest }: RecordedRequest): void {
	const search = new URLSearchParams(query).toString();
	const outcome =
		status === null ? 'no answer' : `${status}${code === null ? '' : ` code ${code}`}`;
	const took = (rest.finishedAt ?? rest.startedAt) - rest.startedAt;
	console.log(`${clock()} ${method} ${path}${search && `?${search}`} → ${outcome} (${took} ms)`);
}

function logCallback({ jobId, status, url, responseStatus, error }: SentCallback): void {
	console.log(
		`${clock()} callback ${jobId} status ${status} to ${url} → ${responseStatus ?? error}`,
	);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			'step-ms': { type: 'string', default: '5000' },
			'latency-ms': { type: 'string', default: '0' },
			credit: { type: 'string', default: '1000' },
			'video-bytes': { type: 'string', default: '65536' },
			'fetch-sources': { type: 'boolean', default: false },
			'source-delay-ms': { type: 'string', default: '0' },
			'check-sources': { type: 'boolean', default: false },
			throttle: { type: 'string' },
			'throttle-code': { type: 'boolean', default: false },
			'throttle-creates': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const simulator = await startSimulator({
		port: numberOption('port', values.port),
		stepMs: numberOption('step-ms', values['step-ms']),
		latencyMs: numberOption('latency-ms', values['latency-ms']),
		credit: numberOption('credit', values.credit),
		videoBytes: numberOption('video-bytes', values['video-bytes']),
		fetchSources: values['fetch-sources'] ? 'reachable' : 'off',
		sourceDelayMs: numberOption('source-delay-ms', values['source-delay-ms']),
		checkSourcesAtCreate: values['check-sources'],
		throttle:
			values.throttle === undefined
				? null
				: {
						most: numberOption('throttle', values.throttle),
						answer: values['throttle-code'] ? 'code' : 'http',
						counts: values['throttle-creates'] ? 'all' : 'reads',
					},
		onRequest: logRequest,
		onCallback: logCallback,
	});
	const { url, credential } = simulator;
	console.log(`The Akool simulator listens on ${url}. Credential to enter in n8n:

  Base URL                 ${url}
  API Token                ${credential.apiToken}
  Client ID                ${credential.clientId}
  API Key (Client Secret)  ${credential.apiKey}

Ctrl-C ends it; --help shows the options. Requests:`);
	const stop = () => {
		void simulator.close();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
