import { readFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY, filesIn } from '../folders';
import { tableUnder } from './markdown';
import type { Document } from './markdown';

/** What a page quotes of the nodes, which a user looks for, must be what they say. */
export function wordProblems(page: Document): string[] {
	const sources = filesIn('nodes', /\.ts$/)
		.map((file) => readFileSync(path.join(REPOSITORY, file), 'utf8'))
		.join('\n');
	// In Markdown a backslash keeps "_" from being a mark.
	const reasons = tableUnder(page, "401 in Akool's delivery").rows.map(([reason = '']) =>
		reason.replaceAll('\\_', '_'),
	);
	const quoted = page.headings.flatMap((heading) => /^"(.+)"$/.exec(heading)?.[1] ?? []);
	return [...reasons.flatMap((reason) => reason.split(', ')), ...quoted]
		.filter((words) => words.split('…').some((part) => !sources.includes(part.trim())))
		.map((words) => `no node says "${words}"`);
}
