import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

/** What Linux tells of a process. */
interface ProcessState {
	parent: number;
	/** Clock ticks of its own threads. */
	own: number;
	/** Clock ticks of its children that have ended. */
	ended: number;
}

/** @throws Error when there is no such process, or Linux tells something else */
function stateOf(pid: number): ProcessState {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The second field is the name in parentheses, which may hold spaces; 4 is the parent, and 14 to 17
	// are the times.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const [parent = NaN, ...times] = [1, 11, 12, 13, 14].map((field) => Number(fields[field]));
	const [user = NaN, system = NaN, endedUser = NaN, endedSystem = NaN] = times;
	const state = { parent, own: user + system, ended: endedUser + endedSystem };
	if (Object.values(state).every(Number.isFinite)) return state;
	throw new Error(`The processor time of ${pid} cannot be read.`);
}

/**
 * Processor time of all threads of a process since it began, in milliseconds, without its child
 * processes. Linux only; the grain is a clock tick, which is 10 ms on most machines.
 */
export function processorTimeMs(pid: number): number {
	return (stateOf(pid).own * 1_000) / clockTicks();
}

/** The same with all its child processes, and theirs, also those that have ended. */
export function processorTimeOfTreeMs(root: number): number {
	const states = new Map<number, ProcessState>();
	for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
		try {
			states.set(Number(name), stateOf(Number(name)));
		} catch {
			// It has ended meanwhile: its time is now that of an ended child.
		}
	}
	const isBelow = (pid: number): boolean => {
		const parent = states.get(pid)?.parent;
		return pid === root || (parent !== undefined && parent !== 0 && isBelow(parent));
	};
	const ticks = [...states].filter(([pid]) => isBelow(pid));
	const sum = ticks.reduce((total, [, { own, ended }]) => total + own + ended, 0);
	return (sum * 1_000) / clockTicks();
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
