import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { REPOSITORY } from '../folders';
import { lastLines } from '../progress';

/** The scripts that run until they are ended, and what they say when they are ready. */
export const STARTED = [
	{ script: 'simulator', options: ['--', '--port', '0'], ready: 'The Akool simulator listens on' },
	{ script: 'dev', options: [], ready: "Starting 'watchSources'" },
];

const READY_TIMEOUT_MS = 120_000;

/** Starts each of them, and ends it when it is ready. */
export async function startProblems(): Promise<string[]> {
	const problems: string[] = [];
	for (const { script, options, ready } of STARTED) {
		const output = await outputUntil(['run', '--silent', script, ...options], ready);
		if (output.includes(ready)) continue;
		problems.push(`npm run ${script} did not get ready. It said:\n${lastLines(output, 20)}`);
	}
	return problems;
}

async function outputUntil(command: string[], ready: string): Promise<string> {
	// A group of its own, so that npm's children end with it.
	const child = spawn('npm', command, {
		cwd: REPOSITORY,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const closed = once(child, 'close');
	let output = '';
	const stop = () => {
		if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
	};
	const hear = (chunk: Buffer) => {
		const wasReady = output.includes(ready);
		output += chunk.toString();
		if (!wasReady && output.includes(ready)) stop();
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const timer = setTimeout(stop, READY_TIMEOUT_MS);
	await closed;
	clearTimeout(timer);
	return output;
}
