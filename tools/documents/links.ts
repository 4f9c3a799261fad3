import { existsSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import type { Document } from './markdown';

/** Links and pictures whose file or heading is not there; addresses on the web are not called. */
export function linkProblems(documents: Document[]): string[] {
	return documents.flatMap((document) =>
		document.links
			.map((link) => [link, problemOf(link, document, documents)] as const)
			.filter(([, problem]) => problem !== null)
			.map(([link, problem]) => `${document.file}: the link ${link} ${problem}`),
	);
}

/** Paths in sentences, from the root or from the folder of the nodes, that lead nowhere. */
export function pathProblems(documents: Document[]): string[] {
	return documents.flatMap(({ file, codespans }) =>
		codespans
			.filter((code) => PATH.test(code))
			.filter((code) => !ROOTS.some((root) => existsSync(path.join(REPOSITORY, root, code))))
			.map((code) => `${file}: there is no ${code}`),
	);
}

const ROOTS = ['.', 'nodes/Akool'];
const PATH =
	/^(nodes|credentials|test|tools|docs|examples|protocol|requests|jobs|media|callback|fields|operations|waiting|trigger)\/[\w./-]*$/;

function problemOf(link: string, { file }: Document, documents: Document[]): string | null {
	if (/^(https|mailto):/.test(link)) return null;
	if (/^[a-z]+:/.test(link)) return 'is not https';
	const [target = '', anchor] = link.split('#');
	const linked = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
	if (linked.startsWith('..')) return 'leads out of the repository';
	if (!existsSync(path.join(REPOSITORY, linked))) return 'leads to a file that is not there';
	if (anchor === undefined) return null;
	const found = documents.find((document) => document.file === linked)?.anchors.has(anchor);
	return found ? null : 'leads to a heading that is not there';
}
