import { filesIn } from '../folders';
import type { Manifest } from './manifest';

/** What a reader of the package needs beside the code; npm adds all but the CHANGELOG by itself. */
const PAPERS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];

/** Exactly what belongs into the package: each source compiled, and what n8n reads beside it. */
function expectedFiles(): string[] {
	const compiled = ['nodes', 'credentials'].flatMap((folder) => filesIn(folder, /\.ts$/));
	const copied = [...filesIn('nodes', /\.(svg|node\.json)$/), ...filesIn('credentials', /\.svg$/)];
	return [
		...PAPERS,
		...compiled.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`),
		...copied.map((file) => `dist/${file}`),
	].sort();
}

/** What is wrong with the list of packed files; empty when it is right. */
export function fileProblems(files: string[], { n8n = {} }: Manifest): string[] {
	const expected = expectedFiles();
	const declared = [...(n8n.nodes ?? []), ...(n8n.credentials ?? [])];
	return [
		...files
			.filter((file) => !expected.includes(file))
			.map((file) => `does not belong into the package: ${file}`),
		...expected
			.filter((file) => !files.includes(file))
			.map((file) => `is missing from the package: ${file}`),
		...(declared.length > 0 ? [] : ['package.json declares neither nodes nor credentials to n8n']),
		...declared
			.filter((file) => !files.includes(file))
			.map((file) => `is declared to n8n but not in the package: ${file}`),
	];
}
