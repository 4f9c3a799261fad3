import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Absolute path of the repository's root. */
export const REPOSITORY = path.join(__dirname, '..');

/** Makes an empty folder under the system's temporary folder; whoever asked for it removes it. */
export async function temporaryFolder(): Promise<string> {
	return await mkdtemp(path.join(tmpdir(), 'n8n-nodes-akool-'));
}

const NOT_OURS = ['node_modules', 'dist', 'artifacts', 'coverage', '.git'];

/** Paths in the repository of all files under a folder that match, sorted. */
export function filesIn(folder: string, pattern: RegExp): string[] {
	return readdirSync(path.join(REPOSITORY, folder), { withFileTypes: true })
		.filter(({ name }) => !NOT_OURS.includes(name))
		.flatMap((entry) => {
			const file = path.posix.join(folder, entry.name);
			if (entry.isDirectory()) return filesIn(file, pattern);
			return pattern.test(file) ? [file] : [];
		})
		.sort();
}
