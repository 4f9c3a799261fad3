import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY, filesIn } from '../folders';
import type { CodeBlock, Document } from './markdown';

/** Letters that English does not have, in the documents and in what the package is made of. */
export function languageProblems(): string[] {
	const files = [
		...filesIn('.', /\.md$/),
		...filesIn('nodes', /\.(ts|json)$/),
		...filesIn('credentials', /\.ts$/),
	];
	return files.flatMap((file) => {
		const text = readFileSync(path.join(REPOSITORY, file), 'utf8');
		const foreign = text.match(/[^\P{L}A-Za-z]/u);
		return foreign === null ? [] : [`${file}: the letter "${foreign[0]}" is not English`];
	});
}

/** JSON that cannot be read, and trees of files that are not there. */
export function blockProblems(documents: Document[]): string[] {
	return documents.flatMap(({ file, blocks }) =>
		blocks
			.flatMap((block) => {
				if (block.language === 'json') return jsonProblems(block);
				return block.language === '' ? treeProblems(block) : [];
			})
			.map((problem) => `${file}: ${problem}`),
	);
}

function jsonProblems({ text, heading }: CodeBlock): string[] {
	try {
		JSON.parse(text);
		return [];
	} catch (error) {
		return [`under "${heading}" is JSON that cannot be read: ${(error as Error).message}`];
	}
}

/** A block without a language is a tree: a file or folder a line, indented by two spaces a level. */
function treeProblems({ text }: CodeBlock): string[] {
	const parents: string[] = [];
	return text.split('\n').flatMap((line) => {
		const [, indent = '', name = ''] = /^( *)(\S*)/.exec(line) ?? [];
		parents.length = indent.length / 2;
		const file = path.posix.join(...parents, name);
		parents.push(name);
		return existsSync(path.join(REPOSITORY, file))
			? []
			: [`the tree names ${file}, which is not there`];
	});
}
