import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

import { temporaryFolder } from '../folders';
import { freePorts } from '../n8n/freePorts';
import { userFolderWithPackage } from '../n8n/pack';
import type { N8nCommand, RunningN8n } from '../n8n/runningN8n';
import { startN8n } from '../n8n/start';
import { CleanUp } from './cleanUp';
import { queueEnvironment } from './environment';
import { startPostgres, type RunningPostgres } from './postgres';
import type { QueuePrograms } from './programs';
import { startRedis } from './redis';
import type { Service } from './service';

/** n8n in queue mode. */
export interface RunningQueue {
	main: RunningN8n;
	/** Those that receive callbacks: n8n's public address leads to the first. */
	webhooks: RunningN8n[];
	workers: RunningN8n[];
	postgres: RunningPostgres;
	redis: Service;
}

/** What else than by default. */
export interface QueueOptions {
	/** `2.x` or `1.x`; by default what N8N_LINE says. */
	line?: string;
	/** Environment variables beside, or in place of, those of {@link queueEnvironment}. */
	env?: Record<string, string>;
	/** How many webhook processes; one by default. */
	webhooks?: number;
}

/** How many workers there are. */
const WORKERS = 2;

/**
 * Starts n8n's main process, two workers and webhook processes, with the package as npm would publish
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
	const { webhooks = 1 } = options;
	const [redisPort = 0, postgresPort = 0, webhookPort = 0, ...ports] = await freePorts(
		3 + 2 * (1 + webhooks + WORKERS),
	);
	const [redis, postgres] = await all([
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
	const named = (count: number, name: string) =>
		Array.from({ length: count }, (_, index) => (count > 1 ? `${name}-${index + 1}` : name));
	const [receiving, executing] = await all([
		all(
			named(webhooks, 'webhook').map(
				async (name, index) => await start(name, 'webhook', index === 0 ? webhookPort : undefined),
			),
		),
		all(named(WORKERS, 'worker').map(async (name) => await start(name, 'worker'))),
	]);
	return { main, webhooks: receiving, workers: executing, postgres, redis };
}

/** Waits for all even when one of them fails, so that nothing starts behind the clean-up's back. */
async function all<T extends unknown[]>(tasks: [...{ [K in keyof T]: Promise<T[K]> }]): Promise<T> {
	await Promise.allSettled(tasks);
	return (await Promise.all(tasks)) as T;
}
