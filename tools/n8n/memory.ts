import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 20;

/** Resident memory of a process, in megabytes, while something happened. */
export interface MemoryUse {
	before: number;
	peak: number;
	after: number;
}

/** Resident memory of a process of this machine, in megabytes. Linux only. */
export function residentMegabytes(pid: number): number {
	const [, kilobytes] =
		/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	if (kilobytes === undefined) throw new Error(`Process ${pid} has no resident memory.`);
	return Number(kilobytes) / 1024;
}

/** Watches the resident memory of a process while a task is under way. */
export async function memoryDuring<T>(
	pid: number,
	task: () => Promise<T>,
): Promise<{ result: T; memory: MemoryUse }> {
	const before = residentMegabytes(pid);
	let peak = before;
	const timer = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), LOOK_EVERY_MS);
	try {
		const result = await task();
		const after = residentMegabytes(pid);
		return { result, memory: { before, peak: Math.max(peak, after), after } };
	} finally {
		clearInterval(timer);
	}
}

/** Shows the figures to whoever watches the tests. */
export function printMemory(what: string, { before, peak, after }: MemoryUse): void {
	const [first, most, last, rise] = [before, peak, after, peak - before].map(Math.round);
	process.stdout.write(
		`${what}: n8n had ${first} MB before, ${most} MB at most (+${rise}), ${last} MB after\n`,
	);
}
