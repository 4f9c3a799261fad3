import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

import { temporaryFolder } from '../folders';
import { freePorts } from '../n8n/freePorts';
import { userFolderWithPackage } from '../n8n/pack';
import type { N8nCommand, RunningN8n } from '../n8n/runningN8n';
import { startN8n } from '../n8n/start';
import { CleanUp } from './cleanUp';
import { queueEnvironment } from './environment';
import { startPostgres } from './postgres';
import type { QueuePrograms } from './programs';
import { startRedis } from './redis';

/** n8n in queue mode. */
export interface RunningQueue {
	main: RunningN8n;
	/** Receives callbacks: n8n's public address leads here. */
	webhook: RunningN8n;
	workers: RunningN8n[];
}

/** What else than by default. */
export interface QueueOptions {
	/** `2.x` or `1.x`; by default what N8N_LINE says. */
	line?: string;
	/** Environment variables beside, or in place of, those of {@link queueEnvironment}. */
	env?: Record<string, string>;
}

/**
 * Starts n8n's main process, two workers and a webhook process, with the package as npm would publish
 * it, and a Redis and a PostgreSQL for them alone.
 * @param logFolder an existing folder, which gets one log of each process
 * @param cleanUp receives how to stop what has started, and to remove all files but the logs; also
 * when this fails
 * @throws Error with the end of the log of what did not come up
 */
export async function startQueue(
	programs: QueuePrograms,
	logFolder: string,
	cleanUp: CleanUp,
	options: QueueOptions = {},
): Promise<RunningQueue> {
	const [redisPort = 0, postgresPort = 0, webhookPort = 0, ...ports] = await freePorts(10);
	await all([
		startRedis(programs, redisPort, logFolder, cleanUp),
		startPostgres(programs, postgresPort, logFolder, cleanUp),
	]);

	const packed = await userFolderWithPackage();
	cleanUp.add(async () => await rm(packed, { recursive: true, force: true }));
	const env = { ...queueEnvironment(redisPort, postgresPort, webhookPort), ...options.env };
	const start = async (name: string, command: N8nCommand, port = ports.pop()) => {
		// In a common folder they would take each other for an n8n that has crashed.
		const userFolder = await temporaryFolder();
		cleanUp.add(async () => await rm(userFolder, { recursive: true, force: true }));
		const brokerPort = String(ports.pop());
		await cp(packed, userFolder, { recursive: true });
		const n8n = await startN8n({
			line: options.line,
			command,
			port,
			userFolder,
			logFile: path.join(logFolder, `${name}.log`),
			env: { ...env, N8N_RUNNERS_BROKER_PORT: brokerPort },
		});
		cleanUp.add(async () => await n8n.stop());
		return n8n;
	};
	// The others need the tables that this one makes.
	const main = await start('main', 'start');
	const [webhook, firstWorker, secondWorker] = await all([
		start('webhook', 'webhook', webhookPort),
		start('worker-1', 'worker'),
		start('worker-2', 'worker'),
	]);
	return { main, webhook, workers: [firstWorker, secondWorker] };
}

/** Waits for all even when one of them fails, so that nothing starts behind the clean-up's back. */
async function all<T extends unknown[]>(tasks: [...{ [K in keyof T]: Promise<T[K]> }]): Promise<T> {
	await Promise.allSettled(tasks);
	return (await Promise.all(tasks)) as T;
}
