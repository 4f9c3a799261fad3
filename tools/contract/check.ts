import packageJson from '../../package.json';
import { describePackage } from './describe';
import { readContract, releasedFile, releasedFiles } from './files';
import { UNRELEASED, contractProblems } from './problems';
import type { Contract } from './types';

/**
 * Compares what is built in `dist/` with the committed descriptions. With `--release`, the version in
 * package.json must have its own.
 */
async function main(): Promise<void> {
	const built = await describePackage();
	const releases = releasedFiles().map((file) => ({
		file,
		contract: readContract(file) as Contract,
	}));
	const problems = contractProblems({ built, committed: readContract(UNRELEASED), releases });
	const own = releasedFile(packageJson.version);
	if (process.argv.includes('--release') && !releases.some(({ file }) => file === own)) {
		problems.push(`${own} is missing. npm run contract -- --release writes it.`);
	}
	if (problems.length === 0) {
		const compared = releases.map(({ file }) => file).join(', ') || 'no release yet';
		console.log(`What is built is what ${UNRELEASED} says, and breaks nothing (${compared}).`);
		return;
	}
	console.error(problems.join('\n'));
	process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
