import packageJson from '../../package.json';
import { describePackage } from './describe';
import { readContract, releasedFile, writeContract } from './files';
import { UNRELEASED } from './problems';

/**
 * Describes what is built in `dist/` anew. With `--release`, keeps it as the contract of the version
 * in package.json, too: that file never changes again.
 */
async function main(): Promise<void> {
	const contract = await describePackage();
	await writeContract(UNRELEASED, contract);
	console.log(`${UNRELEASED} describes what is built now.`);
	if (!process.argv.includes('--release')) return;

	const file = releasedFile(packageJson.version);
	if (readContract(file) !== null) {
		throw new Error(`${file} is there already, and the contract of a released version stays.`);
	}
	await writeContract(file, contract);
	console.log(`${file} keeps it for version ${packageJson.version}.`);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
