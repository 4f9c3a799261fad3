import { parseArgs } from 'node:util';

import { OWNER } from '../n8n/session';
import { duration } from '../progress';
import { account } from './account';
import { checks } from './checks';
import type { Check } from './checks';
import { keep, keptAccount, keptChecks } from './keep';
import { play } from './play';
import { buildStage } from './stage';
import type { Stage } from './stage';
import { upload, uploadedAccount, uploadedChecks } from './upload';

const USAGE = `npm run demo             runs the package in a real n8n against a simulated Akool and tells what happens
npm run demo -- --open   leaves n8n open to look around in
`;

async function keepOpen({ n8n, simulator }: Stage): Promise<void> {
	console.log(`
n8n stays open, and so does the simulated Akool at ${simulator.url}.
Open the workflow "Translate a video", press "Execute workflow", then look at the executions of both.

  Address    ${n8n.url}
  E-mail     ${OWNER.email}
  Password   ${OWNER.password}

Ctrl-C ends it.`);
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
}

function report(results: Check[]): void {
	for (const { claim, holds } of results) console.log(`  ${holds ? 'ok  ' : 'NOT '} ${claim}`);
}

async function demo(open: boolean, cleanUp: Array<() => Promise<void>>): Promise<void> {
	const started = performance.now();
	console.log('Translations through a real n8n, with a simulated Akool\n');
	const stage = await buildStage(cleanUp);
	const played = await play(stage);
	console.log(`\n${account(stage, played)}\n`);

	const first = await checks(stage, played);
	report(first);

	const kept = await keep(stage);
	console.log(`\n${keptAccount(stage, kept)}\n`);
	const second = keptChecks(stage, kept);
	report(second);

	const uploaded = await upload(stage);
	console.log(`\n${uploadedAccount(stage, uploaded)}\n`);
	const third = uploadedChecks(uploaded);
	report(third);

	const results = [...first, ...second, ...third];
	const wrong = results.filter(({ holds }) => !holds).length;
	if (wrong > 0) {
		throw new Error(
			`${wrong} of ${results.length} is not as it should be. Log: ${stage.n8n.logFile}`,
		);
	}
	console.log(
		`\nAll as it should be. The whole demo took ${duration(performance.now() - started)}.`,
	);
	if (open) await keepOpen(stage);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			open: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const cleanUp: Array<() => Promise<void>> = [];
	try {
		await demo(values.open, cleanUp);
	} finally {
		for (const action of cleanUp.reverse()) await action();
	}
}

main().catch((error: Error) => {
	console.error(`\nThe demo failed. ${error.message}`);
	process.exitCode = 1;
});
