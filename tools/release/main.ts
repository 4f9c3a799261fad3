import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { REPOSITORY } from '../folders';
import { releaseNotes } from './changelog';
import { releaseProblems } from './problems';
import type { Release } from './problems';

const USAGE = `Checks that a tag may be published: it is the version in package.json, CHANGELOG.md has a
section about it, and package.json names the repository that publishes.

  tsx tools/release/main.ts v1.2.3
  --repository owner/name   the repository that publishes
  --notes notes.md          where to write what CHANGELOG.md says about the version
`;

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { repository: { type: 'string' }, notes: { type: 'string' } },
	});
	const [tag] = positionals;
	if (tag === undefined) throw new Error(USAGE);
	const read = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8');
	const packageJson = JSON.parse(read('package.json')) as Release['packageJson'];
	const changelog = read('CHANGELOG.md');
	const problems = releaseProblems({
		tag,
		packageJson,
		changelog,
		repository: values.repository,
	});
	if (problems.length > 0) throw new Error(problems.join('\n'));
	if (values.notes !== undefined) {
		writeFileSync(values.notes, releaseNotes(changelog, packageJson.version));
	}
	console.log(`${tag} can be published.`);
}

try {
	main();
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}
