import { commandProblems } from './commands';
import { linkProblems, pathProblems } from './links';
import { manualProblems } from './manual';
import { readDocuments } from './markdown';
import { RECIPE, recipeProblems } from './recipe';
import { startProblems } from './started';
import { blockProblems, languageProblems } from './text';
import { workflowProblems } from './workflows';

/** Notes beside the fixtures: their commands make the fixtures anew, by hand. */
const FOR_MAKERS = 'test/fixtures/README.md';

type Check = () => string[] | Promise<string[]>;

/** What a check finds; a check that breaks off has found something, too. */
async function problemsOf(check: Check): Promise<string[]> {
	try {
		return await check();
	} catch (error) {
		return [(error as Error).message];
	}
}

async function main(): Promise<void> {
	const documents = readDocuments();
	const checks: Array<[string, Check]> = [
		['links, headings and paths', () => [...linkProblems(documents), ...pathProblems(documents)]],
		['JSON and trees of files', () => blockProblems(documents)],
		['English only', () => languageProblems()],
		['what the pages for users say of the nodes', () => manualProblems(documents)],
		['commands', () => commandProblems(documents.filter(({ file }) => file !== FOR_MAKERS))],
		['the recipe to install by hand', recipeIsThere],
		['scripts that keep running', startProblems],
		['workflows of the pipeline', workflowProblems],
	];
	async function recipeIsThere(): Promise<string[]> {
		const there = documents.some(({ blocks }) => blocks.some(({ text }) => text === RECIPE));
		return there ? await recipeProblems() : ['no page shows the recipe'];
	}

	let wrong = 0;
	for (const [what, check] of checks) {
		const problems = await problemsOf(check);
		wrong += problems.length;
		console.log(`${problems.length === 0 ? 'ok    ' : 'WRONG '} ${what}`);
		for (const problem of problems) console.error(`       ${problem}`);
	}
	if (wrong > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
