import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isDeepStrictEqual } from 'node:util';

import { temporaryFolder } from '../folders';
import { packPackage } from '../n8n/pack';

const run = promisify(execFile);

/** How docs/installation.md installs the package by hand. */
export const RECIPE = `mkdir -p ~/.n8n/nodes
npm install --prefix ~/.n8n/nodes --legacy-peer-deps n8n-nodes-akool`;

/**
 * Follows the recipe in the home of nobody, with the packed repository in place of the published
 * package. The package must have been built.
 * @returns what is wrong with the outcome; empty when n8n finds what it needs, and nothing else
 */
export async function recipeProblems(): Promise<string[]> {
	const home = await temporaryFolder();
	try {
		const { name, files, tarball } = await packPackage(home);
		// npm would rather install here, if the recipe let it.
		await writeFile(path.join(home, 'package.json'), '{}');
		const script = RECIPE.replace(new RegExp(`${name}$`), tarball);
		await run('bash', ['-e', '-c', script], { env: { ...cleanEnvironment(), HOME: home } });
		const modules = path.join(home, '.n8n/nodes/node_modules');
		const installed = (await readdir(modules)).filter((entry) => !entry.startsWith('.'));
		const there = await filesUnder(path.join(modules, name));
		return [
			...(isDeepStrictEqual(installed, [name])
				? []
				: [`the recipe installs more than the package: ${installed.join(', ')}`]),
			...(isDeepStrictEqual(there, [...files].sort())
				? []
				: ['the recipe does not install the files of the package']),
		];
	} finally {
		await rm(home, { recursive: true, force: true });
	}
}

/** Without what npm hands down to the scripts that it runs. */
function cleanEnvironment(): NodeJS.ProcessEnv {
	const names = Object.keys(process.env).filter((name) => !/^npm_/i.test(name));
	return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

async function filesUnder(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}
