import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { temporaryFolder } from '../../folders';
import { installN8n } from '../../n8n/install';
import { n8nLine } from '../../n8n/versions';

/** How a process moved one video or several. */
export interface Transfer {
	tookMs: number;
	/** How much resident memory rose above what the process had before it moved any video, in MB. */
	rise: number;
}

const execute = promisify(execFile);

/** Pipes a video into a file, in a process of its own that does nothing else and runs on n8n's Node. */
export async function bareTransfer(url: string): Promise<Transfer> {
	const { node } = await installN8n(n8nLine());
	const folder = await temporaryFolder();
	try {
		const script = path.join(__dirname, 'barePipe.mjs');
		const { stdout } = await execute(node, [script, url, path.join(folder, 'video.mp4')]);
		return JSON.parse(stdout) as Transfer;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
