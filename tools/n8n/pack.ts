import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { REPOSITORY, temporaryFolder } from '../folders';

const run = promisify(execFile);

/** What `npm pack` says about the tarball it made. */
export interface PackedPackage {
	name: string;
	version: string;
	/** Absolute path of the tarball. */
	tarball: string;
	/** Bytes of the tarball. */
	size: number;
	/** Bytes of all files in it. */
	unpackedSize: number;
	/** Paths inside the package, with `/`. */
	files: string[];
}

interface NpmPackEntry {
	name: string;
	version: string;
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string }>;
}

/**
 * Builds the repository.
 * @throws Error with what the build said
 */
export async function buildPackage(): Promise<void> {
	try {
		await run('npm', ['run', '--silent', 'build'], {
			cwd: REPOSITORY,
			shell: process.platform === 'win32',
		});
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		throw new Error(`The build failed.\n${stdout}${stderr}`, { cause: error });
	}
}

/**
 * Packs the repository as npm would publish it. It must have been built.
 * @param destination an existing folder that gets the tarball
 */
export async function packPackage(destination: string): Promise<PackedPackage> {
	const { stdout } = await run(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
		{ cwd: REPOSITORY, shell: process.platform === 'win32' },
	);
	const [packed] = JSON.parse(stdout) as NpmPackEntry[];
	if (!packed) throw new Error('npm pack made no package.');
	return {
		name: packed.name,
		version: packed.version,
		tarball: path.join(destination, packed.filename),
		size: packed.size,
		unpackedSize: packed.unpackedSize,
		files: packed.files.map((file) => file.path),
	};
}

/** Unpacks a package into `folder`, which is created. */
export async function unpackPackage({ tarball }: PackedPackage, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}

// Jest gives each test file a copy of the environment, and nothing else of this process.
const INSTALLED = 'N8N_NODES_AKOOL_INSTALLED';

function nodesFolder(userFolder: string): string {
	return path.join(userFolder, '.n8n/nodes');
}

/**
 * Lets all that need the package from now on, in the processes that this one starts, too, copy it from
 * this user folder: packing it anew for each n8n gives the same each time.
 */
export function shareInstalled(userFolder: string): void {
	process.env[INSTALLED] = nodesFolder(userFolder);
}

/**
 * Makes a fresh N8N_USER_FOLDER in which the built package is installed as n8n installs community
 * packages: its types are called `n8n-nodes-akool.…`.
 * @returns the absolute path; whoever asked for the folder removes it
 */
export async function userFolderWithPackage(): Promise<string> {
	const userFolder = await temporaryFolder();
	const nodes = nodesFolder(userFolder);
	const shared = process.env[INSTALLED];
	if (shared !== undefined) {
		await cp(shared, nodes, { recursive: true });
		return userFolder;
	}
	const packed = await packPackage(userFolder);
	await unpackPackage(packed, path.join(nodes, 'node_modules', packed.name));
	await rm(packed.tarball);
	const installed = { name: 'installed-nodes', private: true };
	const dependencies = { [packed.name]: packed.version };
	await writeFile(path.join(nodes, 'package.json'), JSON.stringify({ ...installed, dependencies }));
	return userFolder;
}
