import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { lastLines } from '../progress';
import type { Owner } from './programs';

const READY_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 50;

/** A program that runs until it is told to stop. */
export interface Program {
	/** Absolute path. */
	command: string;
	args: string[];
	cwd: string;
	/** Whom it runs as; by default who runs this. */
	owner?: Owner | null;
	/** What makes it stop at once and in order. */
	stopSignal: NodeJS.Signals;
	/** Receives its output, appended. */
	logFile: string;
}

/** A program that was started. */
export interface Service {
	/** Of the process that watches over it, and whose child it is. */
	guardPid: number;
	/** Stops it; resolves when it is gone. */
	stop(): Promise<void>;
}

/**
 * Starts a program and waits until it answers. It stops by itself when this process ends.
 * @throws Error with the end of the log when it ends before, or does not answer in a minute
 */
export async function startService(
	program: Program,
	answers: () => Promise<boolean>,
): Promise<Service> {
	const log = openSync(program.logFile, 'a');
	const guard = spawn(
		process.execPath,
		[path.join(__dirname, 'guard.js'), JSON.stringify(program)],
		{ stdio: ['ignore', log, log, 'ipc'] },
	);
	closeSync(log);
	guard.unref();
	guard.channel?.unref();
	const deadline = performance.now() + READY_TIMEOUT_MS;
	while (!(await answers())) {
		if (hasEnded(guard) || performance.now() > deadline) {
			await stop(guard);
			const tail = lastLines(readFileSync(program.logFile, 'utf8'), 20);
			throw new Error(`${program.command} did not start.\n${program.logFile}:\n${tail}`);
		}
		await pause(ASK_EVERY_MS);
	}
	return { guardPid: Number(guard.pid), stop: async () => await stop(guard) };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

async function stop(guard: ChildProcess): Promise<void> {
	if (hasEnded(guard)) return;
	const gone = once(guard, 'exit');
	guard.ref();
	guard.kill('SIGTERM');
	await gone;
}
