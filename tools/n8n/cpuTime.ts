import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;
const QUIET_LOOKS = 2;
const PATIENCE_MS = 60_000;

let ticksPerSecond: number | undefined;

/** Clock ticks in a second: the grain of what Linux tells about processor time, most often 100. */
function clockTicks(): number {
	ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
	return ticksPerSecond;
}

/**
 * Processor time of all threads of a process since it began, in milliseconds, without its child
 * processes. Linux only; the grain is a clock tick, which is 10 ms on most machines.
 */
export function processorTimeMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The second field is the name in parentheses, which may hold spaces; 14 and 15 are the times.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const ticks = Number(fields[11]) + Number(fields[12]);
	if (!Number.isFinite(ticks)) throw new Error(`The processor time of ${pid} cannot be read.`);
	return (ticks * 1_000) / clockTicks();
}

/**
 * Waits until a process has used next to no processor time for 200 ms.
 * @returns its processor time then, in milliseconds
 * @throws Error when it is still busy after a minute
 */
export async function processorTimeWhenQuiet(pid: number): Promise<number> {
	const deadline = performance.now() + PATIENCE_MS;
	const tickMs = 1_000 / clockTicks();
	let used = processorTimeMs(pid);
	for (let quiet = 0; quiet < QUIET_LOOKS; ) {
		if (performance.now() > deadline) throw new Error(`Process ${pid} does not come to rest.`);
		await pause(LOOK_EVERY_MS);
		const now = processorTimeMs(pid);
		quiet = now - used <= tickMs ? quiet + 1 : 0;
		used = now;
	}
	return used;
}
