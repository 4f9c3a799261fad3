import { rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { temporaryFolder } from '../folders';
import { n8nLines } from '../n8n/versions';
import { runSuite, type JestReport, type SuiteResult } from '../test/suites';
import { matrix } from './matrix';
import { logsOf } from './sharedN8n';

/** Runs the end-to-end tests in one line of n8n after the other. */
async function main(): Promise<void> {
	const reports = await temporaryFolder();
	const results = new Map<string, SuiteResult>();
	for (const { name, version } of n8nLines()) {
		const heading = `n8n ${version}`;
		console.log(`\n── ${heading}\n`);
		const suite = {
			name: heading,
			script: 'test:line',
			jest: true,
			env: { N8N_LINE: name },
		} as const;
		results.set(heading, await runSuite(suite, reports));
	}
	await rm(reports, { recursive: true, force: true });
	console.log(`\n${matrix(results)}`);

	const all = [...results.values()];
	const report: JestReport = {
		numPassedTests: all.reduce((sum, { passed }) => sum + passed, 0),
		numFailedTests: all.reduce((sum, { failed }) => sum + failed, 0),
		numRuntimeErrorTestSuites: 0,
		testResults: all.flatMap(({ suite, files }) =>
			files.map((file) => ({ ...file, n8n: suite.name })),
		),
	};
	// As jest does, because `npm test` counts the tests of all suites in the same way.
	const { outputFile } = parseArgs({
		options: { json: { type: 'boolean' }, outputFile: { type: 'string' } },
	}).values;
	if (outputFile) await writeFile(outputFile, JSON.stringify(report));
	if (report.numFailedTests === 0) return;
	console.log(`\nThe logs of n8n: ${logsOf('e2e')}`);
	process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
