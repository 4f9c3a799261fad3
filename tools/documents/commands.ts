import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import packageJson from '../../package.json';
import { REPOSITORY } from '../folders';
import { RECIPE } from './recipe';
import type { CodeBlock, Document } from './markdown';
import { STARTED } from './started';

const PIPELINES = [
	'.github/workflows/ci.yml',
	'.github/workflows/publish.yml',
	'.ci/run',
	'tools/e2e/main.ts',
];

/** What a reader does on a machine with Docker: n8n's documentation is where it comes from. */
const DOCKER = /^docker /;
const DOCKER_SOURCE = 'docs.n8n.io';

/** Shows the way to something, and changes nothing. */
const HARMLESS = /^(git clone|cd) /;

const NPM = /^(?:[A-Z0-9_]+=\S+ )*npm (?:run ([\w:]+)|(test|ci))(?: -- .*)?$/;

/** Commands in the documents that nothing runs, and scripts that are not there. */
export function commandProblems(documents: Document[]): string[] {
	const run = scriptsThatRun();
	const scripts = Object.keys(packageJson.scripts);
	return documents.flatMap(({ file, text, blocks, codespans }) => {
		const inBlocks = blocks
			.filter(({ language }) => ['bash', 'sh', 'shell'].includes(language))
			.flatMap((block) => linesOf(block).map((line) => problemOf(line, block, text, run)));
		const inSentences = codespans
			.map((code) => NPM.exec(code)?.[1])
			.filter((script) => script !== undefined && !scripts.includes(script))
			.map((script) => `package.json has no script "${script}"`);
		return [...inBlocks, ...inSentences]
			.filter((problem) => problem !== null)
			.map((problem) => `${file}: ${problem}`);
	});
}

/** The scripts that a pipeline runs, beside those that the check of documents starts itself. */
function scriptsThatRun(): Set<string> {
	const pipelines = PIPELINES.map((file) => readFileSync(path.join(REPOSITORY, file), 'utf8'));
	const matches = [
		...pipelines.join('\n').matchAll(/npm run ([\w:]+)|script: '?([\w:]+)|npm (test|ci)\b/g),
	];
	const named = matches.map(([, run, script, word]) => run ?? script ?? word ?? '');
	return new Set([...named, ...STARTED.map(({ script }) => script)]);
}

function linesOf({ text }: CodeBlock): string[] {
	return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function problemOf(line: string, block: CodeBlock, text: string, run: Set<string>): string | null {
	if (block.text === RECIPE || HARMLESS.test(line)) return null;
	if (DOCKER.test(line)) {
		return sectionOf(text, block.heading).includes(DOCKER_SOURCE)
			? null
			: `"${line}" cannot be run here, and its section names no page of ${DOCKER_SOURCE}`;
	}
	const script = /^npx tsx (\S+)/.exec(line)?.[1];
	if (script !== undefined)
		return existsSync(path.join(REPOSITORY, script)) ? null : `no ${script}`;
	const [, named, word] = NPM.exec(line) ?? [];
	const wanted = named ?? word;
	return wanted !== undefined && run.has(wanted) ? null : `nothing runs the command "${line}"`;
}

function sectionOf(text: string, heading: string): string {
	const [, rest = ''] = text.split(`# ${heading}\n`);
	return rest.split(/\n#+ /)[0] ?? '';
}
