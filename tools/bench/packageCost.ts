import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { REPOSITORY, temporaryFolder } from '../folders';
import { installN8n, type InstalledN8n } from '../n8n/install';
import { packPackage, unpackPackage, userFolderWithPackage } from '../n8n/pack';
import { startN8n, type RunningN8n } from '../n8n/start';
import { n8nLine } from '../n8n/versions';
import type { Benchmark, Report, Setting, Table } from './runner/benchmark';
import { figure, range, ratioText } from './runner/figures';
import { interleaved, type Samples } from './runner/rounds';
import { ratio, spread } from './runner/statistics';

type Loaded = 'akool' | 'httpRequest';
type Started = 'with' | 'without';

interface Result {
	/** Bytes of the tarball, and of all files in it. */
	packed: number;
	unpacked: number;
	files: number;
	/** Milliseconds to load all node and credential files in a fresh process. */
	load: Samples<Loaded, number>;
	/** Milliseconds until n8n answers; null where few rounds could not tell a difference from chance. */
	start: Samples<Started, number> | null;
}

const execute = promisify(execFile);
const HTTP_REQUEST = 'n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js';
const WEBHOOK = 'n8n-nodes-base/dist/nodes/Webhook/Webhook.node.js';

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

async function loadTime({ node, script }: InstalledN8n, files: string[]): Promise<number> {
	const modules = path.resolve(path.dirname(script), '../..');
	const { stdout } = await execute(node, [path.join(__dirname, 'runner/loadTime.cjs'), ...files], {
		env: { ...process.env, NODE_PATH: modules },
	});
	return Number(stdout);
}

async function loadTimes(rounds: number, folder: string): Promise<Samples<Loaded, number>> {
	const installed = await installN8n(n8nLine());
	const modules = path.resolve(path.dirname(installed.script), '../..');
	const text = readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8');
	const { n8n } = JSON.parse(text) as Manifest;
	const ours = [...n8n.nodes, ...n8n.credentials].map((file) => path.join(folder, file));
	const theirs = [HTTP_REQUEST, WEBHOOK].map((file) => path.join(modules, file));
	return await interleaved<Loaded, number>(rounds, {
		akool: async () => await loadTime(installed, ours),
		httpRequest: async () => await loadTime(installed, theirs),
	});
}

async function startTimes(rounds: number): Promise<Samples<Started, number>> {
	// The first start makes the database: it does not count.
	const [withPackage, without] = await Promise.all([
		startN8n({ userFolder: await userFolderWithPackage() }),
		startN8n(),
	]);
	const servers: Record<Started, RunningN8n> = { with: withPackage, without };
	const stopAll = async () => {
		for (const server of Object.values(servers)) await server.stop();
	};
	const run = (side: Started) => async () => {
		await servers[side].start();
		await servers[side].stop();
		return servers[side].readyAfterMs;
	};
	try {
		await stopAll();
		const sides = { with: run('with'), without: run('without') };
		return await interleaved(rounds, sides, { warmUp: false });
	} finally {
		await stopAll();
		for (const { userFolder } of Object.values(servers)) {
			await rm(userFolder, { recursive: true, force: true });
		}
	}
}

async function measure({ quick }: Setting): Promise<Result> {
	const folder = await temporaryFolder();
	try {
		const packed = await packPackage(folder);
		const unpacked = path.join(folder, 'package');
		await unpackPackage(packed, unpacked);
		return {
			packed: packed.size,
			unpacked: packed.unpackedSize,
			files: packed.files.length,
			load: await loadTimes(quick ? 3 : 15, unpacked),
			start: quick ? null : await startTimes(7),
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function report({ packed, unpacked, files, load, start }: Result): Report {
	const kilobytes = (bytes: number) => figure(bytes / 1_000);
	return {
		method:
			'Load: `require` of all node and credential files of the package in a fresh Node process that has loaded n8n-workflow, as n8n has; beside it HTTP Request and Webhook, as n8n ships them. Start: from the start of the process until n8n answers, asked every 100 ms, with the package and without, each on a database that exists already.',
		goals: [],
		tables: [
			{
				title: 'Size of the package',
				head: ['', 'kB'],
				rows: [
					['packed, as downloaded', kilobytes(packed)],
					[`unpacked, ${files} files`, kilobytes(unpacked)],
				],
			},
			{
				title: 'Loading',
				head: ['', 'ms'],
				rows: [
					['this package: two nodes and a credential', range(spread(load.akool))],
					['HTTP Request and Webhook', range(spread(load.httpRequest))],
					['ratio', ratioText(ratio(load.akool, load.httpRequest))],
				],
			},
			...(start === null ? [] : [startTable(start)]),
		],
	};
}

function startTable(start: Samples<Started, number>): Table {
	const growth = spread(start.with.map((ms, round) => ms - Number(start.without[round])));
	return {
		title: 'Start of n8n',
		head: ['', 'ms'],
		rows: [
			['with the package', range(spread(start.with))],
			['without', range(spread(start.without))],
			['growth, round by round', range(growth)],
		],
	};
}

/** What it costs to have the package. */
export const packageCost: Benchmark<Result> = {
	number: 6,
	name: 'packageCost',
	title: 'What the package costs',
	measure,
	report,
};
