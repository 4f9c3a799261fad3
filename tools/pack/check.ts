import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { REPOSITORY, temporaryFolder } from '../folders';
import { packPackage, unpackPackage } from '../n8n/pack';
import { codeProblems } from './code';
import { fileProblems } from './contents';
import { licenseProblems, manifestProblems } from './manifest';
import type { Manifest } from './manifest';
import { reproductionProblems } from './reproducible';

// What n8n's own scan looks at in a published package.
const PUBLISHED_FILES = ['**/*.js', 'package.json'];

/** Packs the built repository and checks the tarball. */
async function problemsOfPackage(): Promise<string[]> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await import(
		'@n8n/scan-community-package/scanner/scanner.mjs'
	);
	const scan = async (what: string, folder: string, patterns: string[]) => {
		const { passed, message, details } = await analyzePackage(folder, patterns);
		console.log(`n8n's scan of the ${what}: ${passed ? 'passed' : 'failed'}`);
		return passed ? [] : [`n8n's scan of the ${what}: ${message}\n${details ?? ''}`];
	};

	const folder = await temporaryFolder();
	try {
		const packed = await packPackage(folder);
		const { name, version, files, size, unpackedSize } = packed;
		const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
		console.log(
			`${name}@${version}: ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`,
		);
		console.log(files.map((file) => `  ${file}`).join('\n'));

		const unpacked = path.join(folder, 'package');
		await unpackPackage(packed, unpacked);
		const manifest = JSON.parse(
			readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
		) as Manifest;
		return [
			...(await reproductionProblems(packed.tarball, folder)),
			...fileProblems(files, manifest),
			...manifestProblems(manifest),
			...codeProblems(unpacked, files),
			...licenseProblems(readFileSync(path.join(unpacked, 'LICENSE'), 'utf8')),
			...(await scan('package', unpacked, PUBLISHED_FILES)),
			...(await scan('sources', REPOSITORY, SOURCE_FILE_PATTERNS)),
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const problems = await problemsOfPackage();
	if (problems.length === 0) {
		console.log('The package is as it should be.');
		return;
	}
	console.error(problems.map((problem) => `Wrong: ${problem}`).join('\n'));
	process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
