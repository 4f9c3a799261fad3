import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { REPOSITORY } from '../folders';

/** The rooms that decide what is paid, what is believed and what is told. */
const ROOMS = ['callback', 'jobs', 'protocol', 'requests'];

const USAGE = `npm run mutants -- callback                one room, or several
npm run mutants -- protocol/jobItem.ts     one file, or several
  --concurrency 2    so many mutants at once (1)
  --force            also those that an earlier run has judged

The rooms are ${ROOMS.join(', ')}.
`;

const NODE = 'nodes/Akool';

/** The room that an argument is about, and the sources that it means. */
function chosen(argument: string): { room: string; sources: string } {
	const [room = ''] = argument.split('/');
	const isThere = ROOMS.includes(room) && existsSync(path.join(REPOSITORY, NODE, argument));
	if (!isThere) throw new Error(`There is no "${argument}" to be mutated.\n\n${USAGE}`);
	const sources = argument === room ? `${NODE}/${room}/**/*.ts` : `${NODE}/${argument}`;
	return { room, sources };
}

/** Runs Stryker once; its exit code says whether the goal was reached. */
async function mutate(room: string, sources: string[], options: string[]): Promise<number> {
	const stryker = spawn(
		path.join(REPOSITORY, 'node_modules/.bin/stryker'),
		['run', 'tools/mutants/stryker.config.mjs', '--mutate', sources.join(','), ...options],
		{ cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, MUTANTS_OF: room } },
	);
	const [code] = (await once(stryker, 'close')) as [number | null];
	return code ?? 1;
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			concurrency: { type: 'string', default: '1' },
			force: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help || positionals.length === 0) return console.log(USAGE);
	const sources = new Map<string, string[]>();
	for (const argument of positionals) {
		const { room, sources: pattern } = chosen(argument);
		sources.set(room, [...(sources.get(room) ?? []), pattern]);
	}
	const options = ['--concurrency', values.concurrency, ...(values.force ? ['--force'] : [])];
	for (const [room, patterns] of sources) {
		console.log(`Mutants of ${room}: every survivor is a change of the node that no test notices.`);
		if ((await mutate(room, patterns, options)) !== 0) process.exitCode = 1;
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
