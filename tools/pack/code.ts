import { readFileSync } from 'node:fs';
import path from 'node:path';

/** All that the code may import besides its own files. Both lines of n8n bring it. */
const ALLOWED = ['n8n-workflow', 'crypto'];

/** How code would reach environment variables, files or other programs without an import. */
const OUTSIDE = [
	/\bprocess\s*[.[]/,
	/\bglobalThis\b/,
	/\b__(dirname|filename)\b/,
	/\beval\s*\(/,
	/\bnew Function\b/,
	/\bimport\s*\(/,
];

/**
 * What the code of the package uses although it must not: anything outside of n8n and itself.
 * @param folder where the package is unpacked
 * @param files its files
 */
export function codeProblems(folder: string, files: string[]): string[] {
	return files
		.filter((file) => file.endsWith('.js'))
		.flatMap((file) => {
			const code = readFileSync(path.join(folder, file), 'utf8');
			const calls = code.match(/\brequire\b/g)?.length ?? 0;
			const imports = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
			const forbidden = imports.filter((name) => !isAllowed(name, file, files));
			return [
				...forbidden.map((name) => `${file} imports ${name}`),
				...(calls === imports.length ? [] : [`${file} imports something that is not a name`]),
				...OUTSIDE.filter((pattern) => pattern.test(code)).map(
					(pattern) => `${file} holds ${pattern.source}`,
				),
			];
		});
}

function isAllowed(name: string, file: string, files: string[]): boolean {
	if (!name.startsWith('.')) return ALLOWED.includes(name);
	const imported = path.posix.join(path.posix.dirname(file), name);
	return [`${imported}.js`, `${imported}/index.js`, imported].some((own) => files.includes(own));
}
