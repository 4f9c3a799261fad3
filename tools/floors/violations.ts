import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { REPOSITORY, temporaryFolder } from '../folders';

const CONFIGURATION = ['.dependency-cruiser.cjs', 'tsconfig.json'];
const SOURCES = ['nodes', 'credentials'];

interface CruiseResult {
	summary: { violations: Array<{ rule: { name: string }; from: string }> };
}

/**
 * What the guard of `npm run lint` says of the sources with some files added, in a copy.
 * @param added text by path
 * @returns the names of the rules that a file breaks, by its path; files that break none are not in it
 */
export async function violationsWith(
	added: Record<string, string>,
): Promise<Record<string, string[]>> {
	const copy = await temporaryFolder();
	try {
		for (const name of [...CONFIGURATION, ...SOURCES]) {
			await cp(path.join(REPOSITORY, name), path.join(copy, name), { recursive: true });
		}
		await symlink(path.join(REPOSITORY, 'node_modules'), path.join(copy, 'node_modules'));
		for (const [file, text] of Object.entries(added)) {
			await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
			await writeFile(path.join(copy, file), text);
		}
		return await cruise(copy);
	} finally {
		await rm(copy, { recursive: true, force: true });
	}
}

async function cruise(folder: string): Promise<Record<string, string[]>> {
	const program = path.join(
		REPOSITORY,
		'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
	);
	const options = ['--output-type', 'json', ...SOURCES];
	const { stdout } = await promisify(execFile)(process.execPath, [program, ...options], {
		cwd: folder,
		maxBuffer: 50_000_000,
	});
	const broken: Record<string, string[]> = {};
	for (const { rule, from } of (JSON.parse(stdout) as CruiseResult).summary.violations) {
		broken[from] = [...(broken[from] ?? []), rule.name].sort();
	}
	return broken;
}
