import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { formatted } from '../bench/runner/formatted';
import { REPOSITORY } from '../folders';
import { UNRELEASED } from './problems';
import type { Contract } from './types';

/** Beside the description of what is built now, each released version has a file of its own. */
const FOLDER = 'contract';

/** The file of a released version, in the repository. */
export function releasedFile(version: string): string {
	return `${FOLDER}/${version}.json`;
}

/** The files of all released versions, oldest first. */
export function releasedFiles(): string[] {
	return readdirSync(path.join(REPOSITORY, FOLDER))
		.map((name) => `${FOLDER}/${name}`)
		.filter((file) => file.endsWith('.json') && file !== UNRELEASED)
		.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** Reads a description; null when there is none. */
export function readContract(file: string): Contract | null {
	const absolute = path.join(REPOSITORY, file);
	return existsSync(absolute) ? (JSON.parse(readFileSync(absolute, 'utf8')) as Contract) : null;
}

/** Writes a description as the formatter would leave it. */
export async function writeContract(file: string, contract: Contract): Promise<void> {
	const absolute = path.join(REPOSITORY, file);
	writeFileSync(absolute, await formatted(absolute, JSON.stringify(contract)));
}
