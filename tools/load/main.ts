import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { akoolCredential } from '../n8n/akoolCredential';
import { N8nClient } from '../n8n/client';
import { buildPackage, userFolderWithPackage } from '../n8n/pack';
import { startN8n } from '../n8n/start';
import { step } from '../progress';
import { startSimulator } from '../simulator';
import { LOAD_LOG } from './log';
import { killedHalfWay, repeatedCallbacks, type LoadPlan, type LoadResult } from './scenarios';
import { akoolListener } from './workflows';

const USAGE = `npm run test:load [-- --callbacks 300] [--at-once 20] [--engine legacy|vm]
  Sends distinct callbacks to Akool Trigger in a real n8n, each three times in random order, and
  then kills n8n in the middle of more of them. The engine is n8n's expression engine.
`;

function report(what: string, { claims, figures }: LoadResult): boolean {
	console.log(`\n${what}`);
	for (const figure of figures) console.log(`       ${figure}`);
	for (const { claim, holds } of claims) console.log(`  ${holds ? 'ok  ' : 'NOT '} ${claim}`);
	return claims.every(({ holds }) => holds);
}

async function load(callbacks: number, atOnce: number, engine: string): Promise<boolean> {
	await step('Building the package', buildPackage);
	const userFolder = await userFolderWithPackage();
	const akool = await startSimulator({ stepMs: Infinity });
	await rm(LOAD_LOG, { force: true });
	const n8n = await step(
		'Starting n8n',
		async () =>
			await startN8n({ userFolder, logFile: LOAD_LOG, env: { N8N_EXPRESSION_ENGINE: engine } }),
	);
	try {
		const client = await N8nClient.connect(n8n.url);
		const credential = await client.createCredential(akoolCredential(akool));
		const plan: LoadPlan = { n8n, client, akool, callbacks, atOnce };
		const first = await akoolListener(client, credential);
		const repeated = report(
			`${callbacks} callbacks, ${atOnce} at once, each three times in random order`,
			await repeatedCallbacks(plan, first),
		);
		const second = await akoolListener(client, credential);
		const killed = report(
			`${callbacks} callbacks, n8n killed in the middle and started again`,
			await killedHalfWay(plan, second),
		);
		return repeated && killed;
	} finally {
		await n8n.stop();
		await akool.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			callbacks: { type: 'string', default: '300' },
			'at-once': { type: 'string', default: '20' },
			// n8n's other engine makes callbacks several times slower: a matter of n8n, not of this test.
			engine: { type: 'string', default: 'legacy' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const passed = await load(Number(values.callbacks), Number(values['at-once']), values.engine);
	if (!passed) throw new Error(`Not all is as it should be. Log: ${LOAD_LOG}`);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
