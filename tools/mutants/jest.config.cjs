const { projects, testTimeout } = require('../../jest.config.js');

const unit = projects.find(({ displayName }) => displayName === 'unit');

/** @type {import('jest').Config} */
module.exports = {
	...unit,
	// A room is judged by its own tests: all of them would take days, and forgive what these miss.
	testMatch: [`<rootDir>/test/${process.env.MUTANTS_OF}/**/*.test.ts`],
	roots: ['credentials', 'nodes', 'test', 'tools'].map((folder) => `<rootDir>/${folder}`),
	watchman: false,
	testTimeout,
	runner: require.resolve('./untilKilled.cjs'),
	testEnvironment: require.resolve('./untilFailed.cjs'),
};
