const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const assets = ['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'];

const clean = () => rm('dist', { recursive: true, force: true });

async function compile() {
	try {
		await run('tsc', ['-p', 'tsconfig.json'], { shell: process.platform === 'win32' });
	} catch (error) {
		throw new Error(
			`The TypeScript compiler refused the sources:\n${error.stdout || error.message}`,
			{
				cause: error,
			},
		);
	}
}

// n8n reads icons and codex files from beside the compiled node.
const copyAssets = () => src(assets, { base: '.', encoding: false }).pipe(dest('dist'));

const build = series(clean, parallel(compile, copyAssets));

exports.build = build;
exports.dev = series(build, function watchSources() {
	watch(['nodes/**/*.ts', 'credentials/**/*.ts'], compile);
	watch(assets, copyAssets);
});
exports.default = build;
