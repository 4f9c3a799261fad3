import { execFile } from 'node:child_process';
import { chown, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { temporaryFolder } from '../folders';
import type { CleanUp } from './cleanUp';
import type { QueuePrograms } from './programs';
import { startService, type Service } from './service';

const run = promisify(execFile);
const HOST = '127.0.0.1';

/** Who may do everything in the database, without a password. */
export const POSTGRES_USER = 'n8n';

/** A PostgreSQL with a database called `postgres`. */
export interface RunningPostgres {
	/** The process whose child it is; null while it is stopped. */
	readonly guardPid: number | null;
	/** Stops it, as it is stopped to be updated: connections are cut. */
	stop(): Promise<void>;
	/** Starts it again, with what is stored. */
	start(): Promise<void>;
	/** What a statement gives, a row a line, its values with `|` between them. */
	query(statement: string): Promise<string>;
}

/** Starts an empty PostgreSQL. */
export async function startPostgres(
	{ postgresFolder, postgresOwner: owner }: QueuePrograms,
	port: number,
	logFolder: string,
	cleanUp: CleanUp,
): Promise<RunningPostgres> {
	const folder = await temporaryFolder();
	cleanUp.add(async () => await rm(folder, { recursive: true, force: true }));
	if (owner) await chown(folder, owner.uid, owner.gid);
	const data = path.join(folder, 'data');
	await run(
		path.join(postgresFolder, 'initdb'),
		['-D', data, '-U', POSTGRES_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
		{ cwd: folder, ...owner },
	);
	const settings = [`listen_addresses=${HOST}`, 'unix_socket_directories=', 'fsync=off'];
	const program = {
		command: path.join(postgresFolder, 'postgres'),
		args: ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		cwd: folder,
		owner,
		stopSignal: 'SIGINT' as const,
		logFile: path.join(logFolder, 'postgres.log'),
	};
	const isReady = path.join(postgresFolder, 'pg_isready');
	const at = ['-h', HOST, '-p', String(port)];
	let service: Service | null = null;
	const start = async () => {
		service = await startService(program, async () => {
			const [asked] = await Promise.allSettled([run(isReady, at)]);
			return asked.status === 'fulfilled';
		});
	};
	const stop = async () => {
		await service?.stop();
		service = null;
	};
	cleanUp.add(stop);
	await start();
	return {
		get guardPid() {
			return service?.guardPid ?? null;
		},
		start,
		stop,
		async query(statement) {
			const asking = [...at, '-U', POSTGRES_USER, '-d', 'postgres', '-At', '-c', statement];
			return (await run(path.join(postgresFolder, 'psql'), asking)).stdout.trim();
		},
	};
}
