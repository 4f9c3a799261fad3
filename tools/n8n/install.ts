import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtemp,
	open,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';

import { lastLines, step } from '../progress';
import { nodeBinary } from './nodeBinary';
import { installFolder } from './versions';
import type { N8nLine } from './versions';

const PNPM = 'pnpm@10.34.9';
const UNFINISHED = '.unfinished-';
const ABANDONED_AFTER_MS = 60 * 60_000;

/** An installed line of n8n. */
export interface InstalledN8n {
	line: N8nLine;
	/** Absolute path of n8n's own start script. */
	script: string;
	/** Absolute path of the Node to run it with. */
	node: string;
}

/**
 * Installs a line of n8n into the cache, unless it is there. Safe to be called by several processes at
 * once: each installs into a folder of its own, and the first one that is done is the one kept.
 * @throws Error with the end of pnpm's output
 */
export async function installN8n(line: N8nLine): Promise<InstalledN8n> {
	nodeBinary(line);
	const folder = installFolder(line);
	if (!existsSync(folder)) {
		const title = `Installing n8n ${line.version} into ${folder} (once; 2 to 5 minutes, 2 GB)`;
		await step(title, async () => await installInto(folder, line));
	}
	return {
		line,
		script: path.join(folder, 'node_modules/n8n/bin/n8n'),
		node: nodeBinary(line, folder),
	};
}

async function installInto(folder: string, line: N8nLine): Promise<void> {
	const cache = path.dirname(folder);
	await mkdir(cache, { recursive: true });
	await removeAbandoned(cache);
	const unfinished = await mkdtemp(path.join(cache, UNFINISHED));
	try {
		await cp(line.folder, unfinished, { recursive: true });
		if (!line.isPinned) await askFor(line.version, unfinished);
		await runPnpm(unfinished, line.isPinned ? '--frozen-lockfile' : '--no-frozen-lockfile');
		await rename(unfinished, folder);
	} catch (error) {
		// Another process was faster: its folder is as good.
		if (!existsSync(folder)) throw error;
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
}

/** Replaces the pinned release: what the lock file says is of no use then. */
async function askFor(version: string, folder: string): Promise<void> {
	const file = path.join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: { n8n: string } };
	manifest.dependencies.n8n = version;
	await writeFile(file, JSON.stringify(manifest));
	await rm(path.join(folder, 'pnpm-lock.yaml'));
}

async function removeAbandoned(cache: string): Promise<void> {
	const names = (await readdir(cache)).filter((name) => name.startsWith(UNFINISHED));
	for (const folder of names.map((name) => path.join(cache, name))) {
		// Gone meanwhile when the process that installs there has finished.
		const changed = await stat(folder).catch(() => null);
		if (changed && Date.now() - changed.mtimeMs > ABANDONED_AFTER_MS) {
			await rm(folder, { recursive: true, force: true });
		}
	}
}

async function runPnpm(cwd: string, lockfile: string): Promise<void> {
	const logFile = path.join(cwd, 'install.log');
	const log = await open(logFile, 'w');
	const pnpm = spawn('npx', ['--yes', PNPM, 'install', lockfile], {
		cwd,
		env: {
			...process.env,
			...nodeHeaders(),
			CI: 'true',
			// npm hands down the setting of this repository's .npmrc, but sqlite3 must run its install script.
			npm_config_ignore_scripts: undefined,
		},
		stdio: ['ignore', log.fd, log.fd],
		shell: process.platform === 'win32',
	});
	const status = await new Promise<number | null>((resolve, reject) => {
		pnpm.once('error', reject);
		pnpm.once('close', resolve);
	}).finally(async () => await log.close());
	if (status !== 0) {
		const tail = lastLines(await readFile(logFile, 'utf8'), 30);
		throw new Error(`pnpm could not install n8n (exit code ${status}). It said:\n${tail}`);
	}
}

/**
 * sqlite3 compiles itself where its ready-made binary cannot be downloaded. With the headers that come
 * with Node that needs no download either; any version's do, because sqlite3 uses Node-API only.
 */
function nodeHeaders(): NodeJS.ProcessEnv {
	const nodedir = path.resolve(process.execPath, '../..');
	const there = existsSync(path.join(nodedir, 'include/node/node_api.h'));
	return there ? { npm_config_nodedir: nodedir } : {};
}
