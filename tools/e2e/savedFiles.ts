import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { RunningN8n } from '../n8n/start';

/** The only folder into which n8n 2 lets workflows write by default, made if need be. */
export async function folderForFiles({ userFolder }: RunningN8n): Promise<string> {
	const folder = path.join(userFolder, '.n8n-files');
	await mkdir(folder, { recursive: true });
	return folder;
}

/** Puts a file into a folder; gives its path. */
export async function saveFile(folder: string, name: string, bytes: Buffer): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, bytes);
	return file;
}

/** The files in a folder: their bytes by name. */
export async function savedFiles(folder: string): Promise<Record<string, Buffer>> {
	const names = await readdir(folder);
	const files = names.map(async (name) => [name, await readFile(path.join(folder, name))] as const);
	return Object.fromEntries(await Promise.all(files));
}
