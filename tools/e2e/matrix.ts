import path from 'node:path';

import type { SuiteResult, TestFile } from '../test/suites';
import { duration } from '../progress';

/**
 * A table of what passed in which release of n8n: a row per test file, a column per release.
 *
 * @param results by the heading of their column
 */
export function matrix(results: ReadonlyMap<string, SuiteResult>): string {
	const names = [...results.values()].flatMap(({ files }) => files.map(scenarioName));
	const rows = [...new Set(names)].sort().map((name) => [
		name,
		...[...results.values()].map(({ files }) => {
			const file = files.find((candidate) => scenarioName(candidate) === name);
			return file ? cell(file) : 'not run';
		}),
	]);
	const total = [...results.values()].map(
		({ passed, failed, durationMs }) => `${passed} ok, ${failed} failed, ${duration(durationMs)}`,
	);
	return [['Scenarios', ...results.keys()], ...rows, ['All', ...total]]
		.map(([first = '', ...cells]) =>
			[first.padEnd(32), ...cells.map((text) => text.padStart(32))].join(''),
		)
		.join('\n');
}

function scenarioName({ name }: TestFile): string {
	const [, inside = name] = name.split(`${path.sep}e2e${path.sep}`);
	return inside.replace('.test.ts', '');
}

function cell({ assertionResults, startTime, endTime }: TestFile): string {
	const failed = assertionResults.filter(({ status }) => status === 'failed').length;
	const passed = assertionResults.filter(({ status }) => status === 'passed').length;
	const time = duration(Math.max(0, endTime - startTime));
	if (failed > 0) return `${passed} ok, ${failed} failed, ${time}`;
	return passed > 0 ? `${passed} ok, ${time}` : 'could not run';
}
