const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const TestRunner = require('jest-runner').default;

/** What the run without a mutant has shown of each test file; beside this file in Stryker's sandbox. */
const MEASURED = path.join(__dirname, 'measured.json');

/**
 * Runs what tells whether a mutant is killed, and no more. Stryker gives jest the names of the tests
 * that reach the mutant; jest alone would load every test file, and n8n's engine with most of them, to
 * look for these names, and would go on when one of them has failed.
 */
module.exports = class UntilKilled extends TestRunner {
	async runTests(tests, watcher, options) {
		const measured = existsSync(MEASURED) ? JSON.parse(readFileSync(MEASURED, 'utf8')) : null;
		const seen = {};
		let hasFailed = false;
		this.on('test-file-failure', () => (hasFailed = true));
		this.on('test-file-success', ([test, { testResults, numFailingTests, perfStats }]) => {
			const names = testResults.map(({ fullName }) => fullName);
			seen[test.path] = { names, took: perfStats.runtime };
			hasFailed ||= numFailingTests > 0;
		});
		for (const test of measured === null ? tests : this.chosen(tests, measured)) {
			if (!hasFailed) await super.runTests([test], watcher, { ...options, serial: true });
		}
		if (measured === null) writeFileSync(MEASURED, JSON.stringify(seen));
	}

	/** The files with a test that reaches the mutant, the quickest first. */
	chosen(tests, measured) {
		// None where the mutant is in what a file does when it is loaded: that reaches every test.
		const wanted = new RegExp(this._globalConfig.testNamePattern ?? '', 'i');
		return tests
			.filter(({ path }) => measured[path].names.some((name) => wanted.test(name)))
			.sort((one, other) => measured[one.path].took - measured[other.path].took);
	}
};
