import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Absolute path of the repository's root. */
export const REPOSITORY = path.join(__dirname, '..');

/** Makes an empty folder under the system's temporary folder; whoever asked for it removes it. */
export async function temporaryFolder(): Promise<string> {
	return await mkdtemp(path.join(tmpdir(), 'n8n-nodes-akool-'));
}
