import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The tools run on a developer's machine, not inside n8n: they may use the file system, timers and
// the console, which n8n's own configuration (eslint.config.mjs) forbids to nodes.
export default defineConfig(
	{ files: ['**/*.ts'], extends: [js.configs.recommended, tseslint.configs.recommended] },
	{
		files: ['**/*.{js,cjs,mjs}'],
		extends: [js.configs.recommended],
		languageOptions: {
			globals: {
				process: 'readonly',
				console: 'readonly',
				URL: 'readonly',
				require: 'readonly',
				module: 'writable',
				setTimeout: 'readonly',
				exports: 'writable',
				__dirname: 'readonly',
			},
		},
	},
);
