const { MUTANTS_OF: room } = process.env;

/** How the mutants of a room are made and judged; main.ts says which. */
export default {
	testRunner: 'jest',
	jest: {
		configFile: 'tools/mutants/jest.config.cjs',
		// tools/mutants/untilKilled.cjs knows better which tests reach a mutant.
		enableFindRelatedTests: false,
	},
	coverageAnalysis: 'perTest',
	ignorePatterns: ['/artifacts', '/dist', '/docs/**', '!/docs/network-errors.md', '/.github'],
	tempDirName: 'artifacts/mutants/sandbox',
	incremental: true,
	incrementalFile: `artifacts/mutants/${room}.json`,
	reporters: ['clear-text', 'html', 'progress-append-only'],
	htmlReporter: { fileName: `artifacts/mutants/${room}.html` },
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	thresholds: { high: 95, low: 90, break: 90 },
	// jest keeps some of what each run has loaded.
	maxTestRunnerReuse: 100,
	dryRunTimeoutMinutes: 30,
	allowConsoleColors: false,
};
