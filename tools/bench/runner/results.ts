import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Benchmark } from './benchmark';
import { formatted } from './formatted';
import type { Machine } from './machine';

/** What one benchmark measured, with where and when. */
export interface Measured<Result = unknown> {
	/** ISO 8601. */
	date: string;
	machine: Machine;
	quick: boolean;
	result: Result;
}

function resultFile(folder: string, { number, name }: Benchmark): string {
	return path.join(folder, 'results', `${number}-${name}.json`);
}

/** Keeps what a benchmark measured; what others have measured stays as it is. */
export async function keepResult(
	folder: string,
	benchmark: Benchmark,
	measured: Measured,
): Promise<void> {
	const file = resultFile(folder, benchmark);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, await formatted(file, JSON.stringify(measured)));
}

/** The latest that a benchmark has measured, or null. */
export async function keptResult(folder: string, benchmark: Benchmark): Promise<Measured | null> {
	const file = resultFile(folder, benchmark);
	if (!existsSync(file)) return null;
	return JSON.parse(await readFile(file, 'utf8')) as Measured;
}
