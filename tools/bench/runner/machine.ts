import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { REPOSITORY } from '../../folders';
import { installN8n } from '../../n8n/install';
import { n8nLine } from '../../n8n/versions';

/** Where and with what it was measured. */
export interface Machine {
	processor: string;
	cores: number;
	memoryGigabytes: number;
	system: string;
	n8n: string;
	/** The Node that runs n8n. */
	node: string;
	/** The version of this package. */
	package: string;
}

const KERNEL = `${os.type()} ${os.release().split('.').slice(0, 2).join('.')}`;

function systemName(): string {
	try {
		const release = readFileSync('/etc/os-release', 'utf8');
		const name = /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(release)?.[1];
		if (name) return `${name}, ${KERNEL}`;
	} catch {
		// Not every system has that file; then its own name must do.
	}
	return KERNEL;
}

/** Looks at this machine, and at what is installed. */
export async function thisMachine(): Promise<Machine> {
	const { node, line } = await installN8n(n8nLine());
	const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
	const manifest = readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8');
	const processors = os.cpus();
	return {
		processor: processors[0]?.model.trim() ?? 'unknown',
		cores: processors.length,
		memoryGigabytes: Math.round(os.totalmem() / 1024 ** 3),
		system: systemName(),
		n8n: line.version,
		node: stdout.trim().replace(/^v/, ''),
		package: (JSON.parse(manifest) as { version: string }).version,
	};
}
