import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One part of `npm test`. */
export interface Suite {
	name: string;
	/** The npm script that runs it. */
	script: string;
	/** Its script ends in a call of jest, which counts the tests; others count as one. */
	jest?: true;
	/** A file to look into when it fails. */
	log?: string;
}

/** What came out of a suite. */
export interface SuiteResult {
	suite: Suite;
	passed: number;
	failed: number;
	durationMs: number;
}

export interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	/** Test files that could not be run at all. */
	numRuntimeErrorTestSuites: number;
}

/**
 * Counts a suite's tests. A suite that failed without naming a failed test, or that ran none, counts
 * as one failure more.
 * @param report null when the suite is not jest's, or jest wrote none
 */
export function countTests(
	succeeded: boolean,
	isJest: boolean,
	report: JestReport | null,
): { passed: number; failed: number } {
	if (!isJest) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	const passed = report?.numPassedTests ?? 0;
	const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
	const unexplained = failed === 0 && (!succeeded || passed === 0);
	return { passed, failed: unexplained ? 1 : failed };
}

/**
 * Runs a suite, its output going straight to the terminal.
 * @param reports a folder for jest's reports
 */
export async function runSuite(suite: Suite, reports: string): Promise<SuiteResult> {
	const started = performance.now();
	const reportFile = path.join(reports, `${suite.script.replace(':', '-')}.json`);
	const jestArguments = suite.jest ? ['--', '--json', `--outputFile=${reportFile}`] : [];
	const succeeded = await npmRun([suite.script, ...jestArguments]);
	const report = existsSync(reportFile)
		? (JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport)
		: null;
	return {
		suite,
		...countTests(succeeded, suite.jest === true, report),
		durationMs: performance.now() - started,
	};
}

async function npmRun(script: string[]): Promise<boolean> {
	const npm = spawn('npm', ['run', '--silent', ...script], {
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	return await new Promise((resolve) => {
		npm.once('error', () => resolve(false));
		npm.once('close', (status) => resolve(status === 0));
	});
}
