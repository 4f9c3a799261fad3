import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Where Debian puts PostgreSQL's programs, one folder per version: not on the PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** Whom a program runs as. */
export interface Owner {
	uid: number;
	gid: number;
}

/** The programs that n8n's queue mode needs beside n8n. */
export interface QueuePrograms {
	/** Absolute path of `redis-server`. */
	redisServer: string;
	/** Absolute path of the folder with `postgres`, `initdb` and `pg_isready`. */
	postgresFolder: string;
	/** PostgreSQL refuses to run as root: then it runs as this user; else null. */
	postgresOwner: Owner | null;
}

/** Finds the programs, or says in words what is missing. */
export function findQueuePrograms(): { programs: QueuePrograms } | { missing: string[] } {
	const redisServer = onPath('redis-server');
	const postgresFolder = findPostgres();
	const isRoot = process.getuid?.() === 0;
	const postgresOwner = isRoot ? userNamed('postgres') : null;
	const missing = [
		...(redisServer ? [] : ['redis-server is not on the PATH']),
		...(postgresFolder ? [] : [`postgres is neither in ${DEBIAN_POSTGRES}/*/bin nor on the PATH`]),
		...(isRoot && !postgresOwner ? ['there is no user "postgres" to run PostgreSQL as'] : []),
	];
	if (!redisServer || !postgresFolder || missing.length > 0) return { missing };
	return { programs: { redisServer, postgresFolder, postgresOwner } };
}

function findPostgres(): string | null {
	const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
	const folders = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
	const elsewhere = onPath('postgres');
	if (elsewhere) folders.push(path.dirname(elsewhere));
	return folders.find((folder) => isExecutable(path.join(folder, 'postgres'))) ?? null;
}

function onPath(name: string): string | null {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function userNamed(name: string): Owner | null {
	const number = (option: string) =>
		Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
	try {
		return { uid: number('-u'), gid: number('-g') };
	} catch {
		return null;
	}
}
