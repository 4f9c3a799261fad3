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

/** @type {import('jest').Config} */
module.exports = {
	// Most of a file's time is loading n8n's engine, which a second process halves.
	maxWorkers: 2,
	projects: [
		{
			displayName: 'unit',
			rootDir: __dirname,
			testEnvironment: 'node',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['<rootDir>/test/e2e/', '/node_modules/'],
			transform,
		},
		{
			displayName: 'e2e',
			rootDir: __dirname,
			testEnvironment: 'node',
			testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
			globalSetup: '<rootDir>/tools/e2e/globalSetup.ts',
			globalTeardown: '<rootDir>/tools/e2e/globalTeardown.ts',
			transform,
		},
	],
};
