// n8n logs every failed node run; the tests look at the errors themselves.
process.env.N8N_LOG_LEVEL = 'silent';

const transform = {
	'^.+\\.ts$': [
		'@swc/jest',
		{
			jsc: {
				parser: { syntax: 'typescript', decorators: true },
				transform: { legacyDecorator: true, decoratorMetadata: true },
				target: 'es2022',
			},
			module: { type: 'commonjs' },
		},
	],
};

const project = (displayName, testMatch, more = {}) => ({
	displayName,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${testMatch}`],
	// Mutation testing works on a copy of the repository there.
	modulePathIgnorePatterns: ['<rootDir>/artifacts/'],
	transform,
	...more,
});

/** A project whose test files share one real n8n. */
const realN8n = (displayName) =>
	project(displayName, `${displayName}/**/*.test.ts`, {
		globalSetup: `<rootDir>/tools/${displayName}/globalSetup.ts`,
		globalTeardown: `<rootDir>/tools/${displayName}/globalTeardown.ts`,
	});

/** @type {import('jest').Config} */
module.exports = {
	// Most of a file's time is loading n8n's engine, which a second process halves.
	maxWorkers: 2,
	// Tests that run at the same time spend most of it waiting for n8n's pauses and timeouts.
	maxConcurrency: 10,
	// For a busy machine: what hangs is found all the same.
	testTimeout: 30_000,
	projects: [
		project('unit', '**/*.test.ts', {
			testPathIgnorePatterns: ['<rootDir>/test/(e2e|editor|queue)/', '/node_modules/'],
		}),
		realN8n('e2e'),
		realN8n('editor'),
		realN8n('queue'),
	],
};
