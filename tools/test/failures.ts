import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import type { TestFile } from './suites';

/** So much of a message says what was expected and what came; the whole stands further up. */
const MESSAGE_LINES = 20;

/** A line of a stack that leads outside of this repository. */
const NOT_OURS = /^ +at .*(?:node_modules|node:)/;

/**
 * Each failed test with the start of its message, for the end of a run whose output is long.
 * @param root the folder that files are named from
 */
export function failures(files: TestFile[], root: string): string[] {
	return files.flatMap(({ name, n8n, message, assertionResults }) => {
		const file = [path.relative(root, name), n8n].filter(Boolean).join(', ');
		const failed = assertionResults.filter(({ status }) => status === 'failed');
		if (failed.length > 0) {
			return failed.map(({ fullName, failureMessages }) =>
				[`${file}: ${fullName}`, startOf(failureMessages.join('\n'))].join('\n'),
			);
		}
		const couldRun = assertionResults.length > 0 || message === '';
		return couldRun ? [] : [`${file} could not be run\n${startOf(message)}`];
	});
}

function startOf(message: string): string {
	return stripVTControlCharacters(message)
		.split('\n')
		.filter((line) => line.trim() !== '' && !NOT_OURS.test(line))
		.slice(0, MESSAGE_LINES)
		.map((line) => `    ${line}`)
		.join('\n');
}
