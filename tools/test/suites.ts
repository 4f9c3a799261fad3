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
	/** A file or folder to look into when it fails. */
	log?: string;
	/** Environment variables of its own. */
	env?: Record<string, string>;
}

/** What came out of a suite. */
export interface SuiteResult {
	suite: Suite;
	passed: number;
	failed: number;
	/** Why it was not run; null when it was. */
	notRun: string | null;
	durationMs: number;
	/** What jest says of its files. */
	files: TestFile[];
}

/** A test file in jest's report. */
export interface TestFile {
	/** Its absolute path. */
	name: string;
	/** Milliseconds since 1970. */
	startTime: number;
	endTime: number;
	/** Why it failed, with all its tests; empty when it did not. */
	message: string;
	assertionResults: Array<{ status: string; fullName: string; failureMessages: string[] }>;
	/** Not jest's own: the n8n that it ran in, where there are several. */
	n8n?: string;
}

/** The part of jest's report that is looked at. */
export interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	/** Test files that could not be run at all. */
	numRuntimeErrorTestSuites: number;
	testResults: TestFile[];
	/** Not jest's own: why the suite could not be run here. */
	notRun?: string;
}

/**
 * Counts a suite's tests. A suite that failed without naming a failed test, or that ran none, counts
 * as one failure more, unless its report says why it could not be run here.
 * @param report null when the suite is not jest's, or jest wrote none
 */
function countTests(
	succeeded: boolean,
	isJest: boolean,
	report: JestReport | null,
): Pick<SuiteResult, 'passed' | 'failed' | 'notRun'> {
	const notRun = (succeeded && report?.notRun) || null;
	if (notRun !== null) return { passed: 0, failed: 0, notRun };
	if (!isJest) return { passed: Number(succeeded), failed: Number(!succeeded), notRun };
	const passed = report?.numPassedTests ?? 0;
	const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
	const unexplained = failed === 0 && (!succeeded || passed === 0);
	return { passed, failed: unexplained ? 1 : failed, notRun };
}

/**
 * Runs a suite, its output going straight to the terminal.
 * @param reports a folder for jest's reports
 */
export async function runSuite(suite: Suite, reports: string): Promise<SuiteResult> {
	const started = performance.now();
	const reportFile = path.join(reports, `${suite.name}.json`);
	const jestArguments = suite.jest ? ['--', '--json', `--outputFile=${reportFile}`] : [];
	const succeeded = await npmRun([suite.script, ...jestArguments], suite.env);
	const report = existsSync(reportFile)
		? (JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport)
		: null;
	return {
		suite,
		...countTests(succeeded, suite.jest === true, report),
		durationMs: performance.now() - started,
		files: report?.testResults ?? [],
	};
}

async function npmRun(script: string[], env: Record<string, string> = {}): Promise<boolean> {
	const npm = spawn('npm', ['run', '--silent', ...script], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	return await new Promise((resolve) => {
		npm.once('error', () => resolve(false));
		npm.once('close', (status) => resolve(status === 0));
	});
}
