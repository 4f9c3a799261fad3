import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { installN8n } from '../n8n/install';
import type { RunningN8n } from '../n8n/start';
import { n8nLine } from '../n8n/versions';

const HOLD = `
	const { Database } = require(process.argv[1]);
	const database = new Database(process.argv[2]);
	database.configure('busyTimeout', 30_000);
	database.exec('BEGIN IMMEDIATE', (error) => {
		if (error) throw error;
		console.log('locked');
	});
	process.stdin.resume().on('end', () => database.close());
`;

/**
 * Takes the only permit to write into n8n's SQLite, as a backup or another program does.
 * @returns gives it back
 */
export async function lockDatabase({ userFolder }: RunningN8n): Promise<() => Promise<void>> {
	const { node, script } = await installN8n(n8nLine());
	// n8n's own: Node has one only since version 22.
	const sqlite = path.resolve(path.dirname(script), '../../sqlite3');
	const file = path.join(userFolder, '.n8n/database.sqlite');
	const holder = spawn(node, ['-e', HOLD, sqlite, file], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = once(holder, 'exit');
	await Promise.race([once(holder.stdout, 'data'), ended]);
	if (holder.exitCode !== null) throw new Error(`${file} could not be locked.`);
	return async () => {
		holder.stdin.end();
		await ended;
	};
}
