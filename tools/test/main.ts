import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';

import { logsOf } from '../e2e/sharedN8n';
import { LOAD_LOG } from '../load/log';
import { QUEUE_LOGS } from '../queue/sharedQueue';
import { REPOSITORY, temporaryFolder } from '../folders';
import { duration } from '../progress';
import { failures } from './failures';
import { runSuite } from './suites';
import type { Suite, SuiteResult } from './suites';

const SUITES: Suite[] = [
	{ name: 'Lint', script: 'lint' },
	{ name: 'Types', script: 'typecheck' },
	{ name: 'Build', script: 'build' },
	{ name: 'Unit and engine', script: 'test:unit', jest: true },
	{ name: 'Package', script: 'test:pack' },
	{ name: 'Contract', script: 'test:contract' },
	{ name: 'Documents and pipeline', script: 'test:docs' },
	{ name: 'End to end in real n8n', script: 'test:e2e', jest: true, log: logsOf('e2e') },
	{ name: "n8n's editor", script: 'test:editor', jest: true, log: logsOf('editor') },
	{ name: "n8n's queue mode", script: 'test:queue', jest: true, log: QUEUE_LOGS },
	{ name: 'Load on Akool Trigger', script: 'test:load', log: LOAD_LOG },
];

function table(results: SuiteResult[]): string {
	const rows = results.map(({ suite, passed, failed, notRun, durationMs }) => [
		suite.name,
		...(notRun === null ? [String(passed), String(failed)] : ['not run', '-']),
		duration(durationMs),
	]);
	return [['Suite', 'Passed', 'Failed', 'Time'], ...rows]
		.map(([name = '', ...numbers]) =>
			[name.padEnd(24), ...numbers.map((text) => text.padStart(8))].join(' '),
		)
		.join('\n');
}

async function main(): Promise<void> {
	const reports = await temporaryFolder();
	const results: SuiteResult[] = [];
	for (const suite of SUITES) {
		console.log(`\n━━ ${suite.name} (npm run ${suite.script})\n`);
		results.push(await runSuite(suite, reports));
	}
	await rm(reports, { recursive: true, force: true });

	console.log(`\n${table(results)}`);
	for (const { suite, failed, files } of results) {
		if (failed === 0) continue;
		const log = suite.log && existsSync(suite.log) ? `; n8n's log: ${suite.log}` : '';
		console.log(`\n${suite.name} failed: npm run ${suite.script}${log}`);
		for (const failure of failures(files, REPOSITORY)) console.log(`\n  ${failure}`);
	}
	for (const { suite, notRun } of results) {
		if (notRun !== null) console.log(`\n${suite.name} was NOT RUN: ${notRun}`);
	}
	const passed = results.reduce((sum, result) => sum + result.passed, 0);
	const failed = results.reduce((sum, result) => sum + result.failed, 0);
	if (failed > 0 || passed === 0) process.exitCode = 1;
	console.log(`\n${passed} passed, ${failed} failed`);
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
