import { execFile } from 'node:child_process';
import { chown, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { temporaryFolder } from '../folders';
import type { CleanUp } from './cleanUp';
import type { QueuePrograms } from './programs';
import { startService } from './service';

const run = promisify(execFile);
const HOST = '127.0.0.1';

/** Who may do everything in the database, without a password. */
export const POSTGRES_USER = 'n8n';

/** Starts an empty PostgreSQL with a database called `postgres`. */
export async function startPostgres(
	{ postgresFolder, postgresOwner: owner }: QueuePrograms,
	port: number,
	logFolder: string,
	cleanUp: CleanUp,
): Promise<void> {
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
	const stop = await startService(program, async () => {
		const [asked] = await Promise.allSettled([run(isReady, ['-h', HOST, '-p', String(port)])]);
		return asked.status === 'fulfilled';
	});
	cleanUp.add(stop);
}
