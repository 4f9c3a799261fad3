import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import type { JestReport } from './suites';

/** Set to 1 where no suite may be left out. */
const REQUIRED = 'AKOOL_REQUIRE_ALL';
const OUTPUT_FILE = '--outputFile=';

/** A suite that needs programs which npm does not bring. */
export interface OptionalSuite {
	/** Jest's name of it. */
	project: string;
	/** What it tests, in words. */
	title: string;
	/** What it needs and is not here, in words; empty when all is. */
	missing: string[];
	/** The command that brings it. */
	install: string;
	/** Environment variables of its own. */
	env?: Record<string, string>;
}

/**
 * Runs a suite with the arguments of this process. Where it cannot run it says so loudly, and in the
 * report that was asked for, too.
 */
export function runOptionalSuite(suite: OptionalSuite): void {
	const jestArguments = process.argv.slice(2);
	if (suite.missing.length > 0) leaveOut(suite, jestArguments);
	else runJest(suite, jestArguments);
}

function leaveOut({ title, missing, install }: OptionalSuite, jestArguments: string[]): void {
	const line = '!'.repeat(78);
	console.error(
		[
			line,
			`!! ${title.toUpperCase()}: NOT RUN. What it needs is not here:`,
			...missing.map((what) => `!!   - ${what}`),
			'!! Install it, and run this again:',
			`!!   ${install}`,
			`!! With ${REQUIRED}=1 this is a failure.`,
			line,
		].join('\n'),
	);
	const report = jestArguments.find((argument) => argument.startsWith(OUTPUT_FILE));
	const notRun: JestReport = {
		numPassedTests: 0,
		numFailedTests: 0,
		numRuntimeErrorTestSuites: 0,
		testResults: [],
		notRun: missing.join('; '),
	};
	if (report) writeFileSync(report.slice(OUTPUT_FILE.length), JSON.stringify(notRun));
	if (process.env[REQUIRED] === '1') process.exitCode = 1;
}

function runJest({ project, env }: OptionalSuite, jestArguments: string[]): void {
	const script = path.join(REPOSITORY, 'node_modules/jest/bin/jest.js');
	const options = ['--selectProjects', project, '--runInBand', '--verbose'];
	const jest = spawn(process.execPath, [script, ...options, ...jestArguments], {
		cwd: REPOSITORY,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	process.on('SIGTERM', () => jest.kill('SIGTERM'));
	// Ctrl-C reaches jest without help; this process stays until it has ended.
	process.on('SIGINT', () => {});
	jest.once('error', (error) => {
		console.error(error);
		process.exitCode = 1;
	});
	jest.once('exit', (code) => (process.exitCode = code ?? 1));
}
