import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { packPackage } from '../n8n/pack';

/**
 * Packs once more, and tells whether that made another tarball: a reader could then not see whether
 * what npm has is what the sources give.
 * @param folder an existing folder
 */
export async function reproductionProblems(tarball: string, folder: string): Promise<string[]> {
	const again = path.join(folder, 'again');
	await mkdir(again);
	const [first, second] = await Promise.all([
		hashOf(tarball),
		packPackage(again).then(async (packed) => await hashOf(packed.tarball)),
	]);
	console.log(`SHA-256 of the tarball: ${first}`);
	return first === second ? [] : [`packed twice, the tarballs differ: ${first} and ${second}`];
}

async function hashOf(file: string): Promise<string> {
	return createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
}
