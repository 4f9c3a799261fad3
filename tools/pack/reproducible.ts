import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { buildPackage, packPackage } from '../n8n/pack';

/**
 * Builds and packs once more, and tells whether that made another tarball: a reader could then not
 * see whether what npm has is what the sources give.
 * @param folder an existing folder
 * @throws Error when the build fails
 */
export async function reproductionProblems(tarball: string, folder: string): Promise<string[]> {
	const again = path.join(folder, 'again');
	await mkdir(again);
	const first = await hashOf(tarball);
	await buildPackage();
	const second = await hashOf((await packPackage(again)).tarball);
	console.log(`SHA-256 of the tarball, built twice: ${first}`);
	return first === second ? [] : [`built twice, the tarballs differ: ${first} and ${second}`];
}

async function hashOf(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}
