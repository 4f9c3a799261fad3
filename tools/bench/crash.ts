import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { startPrivateN8n } from '../e2e/privateN8n';
import { REPOSITORY } from '../folders';
import { crashWhileReceiving, type CrashResult } from '../load/crash';
import { akoolListener } from '../load/workflows';
import { akoolCredential } from '../n8n/akoolCredential';
import { freePorts } from '../n8n/freePorts';
import { CleanUp } from '../queue/cleanUp';
import { POSTGRES_USER, startPostgres } from '../queue/postgres';
import { findQueuePrograms } from '../queue/programs';
import { startSimulator } from '../simulator';
import type { Benchmark, Goal, Report, Setting, Table } from './runner/benchmark';

type Database = 'SQLite' | 'PostgreSQL';

/** How many callbacks there were of each kind, all rounds together. */
type Counts = Record<keyof CrashResult, number>;

interface Case {
	line: string;
	database: Database;
	rounds: number;
	counts: Counts;
}

interface Result {
	callbacks: number;
	atOnce: number;
	cases: Case[];
}

const AT_ONCE = 50;
const NOTHING: Counts = {
	answered: 0,
	lost: 0,
	forgotten: 0,
	missing: 0,
	answeredTwice: 0,
	unansweredTwice: 0,
};

/** A PostgreSQL of its own, or null where there is none on this machine. */
async function databaseFor(
	database: Database,
	cleanUp: CleanUp,
): Promise<Record<string, string> | null> {
	if (database === 'SQLite') return {};
	const found = findQueuePrograms();
	if ('missing' in found) return null;
	const [port = 0] = await freePorts(1);
	const logs = path.join(REPOSITORY, 'artifacts/bench');
	await mkdir(logs, { recursive: true });
	await startPostgres(found.programs, port, logs, cleanUp);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: POSTGRES_USER,
	};
}

async function measureCase(
	line: string,
	database: Database,
	rounds: number,
	callbacks: number,
): Promise<Case | null> {
	const cleanUp = new CleanUp();
	try {
		const env = await databaseFor(database, cleanUp);
		if (env === null) return null;
		const alone = await startPrivateN8n(`bench-crash-${line}-${database}`, env, line);
		cleanUp.add(alone.end);
		const akool = await startSimulator({ stepMs: Infinity });
		cleanUp.add(async () => await akool.close());
		const credential = await alone.n8n.createCredential(akoolCredential(akool));
		const counts = { ...NOTHING };
		for (let round = 0; round < rounds; round++) {
			const result = await crashWhileReceiving({
				client: alone.n8n,
				akool,
				listener: await akoolListener(alone.n8n, credential),
				callbacks,
				atOnce: AT_ONCE,
				killAndStart: async () => await alone.server.restart('SIGKILL'),
			});
			for (const kind of Object.keys(counts) as Array<keyof Counts>) {
				counts[kind] += result[kind].length;
			}
		}
		return { line, database, rounds, counts };
	} finally {
		await cleanUp.run();
	}
}

async function measure({ quick }: Setting): Promise<Result> {
	const callbacks = quick ? 60 : 200;
	const cases: Case[] = [];
	for (const line of quick ? ['2.x'] : ['2.x', '1.x']) {
		for (const database of ['SQLite', 'PostgreSQL'] as const) {
			if (quick && database === 'PostgreSQL') continue;
			const measured = await measureCase(line, database, quick ? 1 : 5, callbacks);
			if (measured) cases.push(measured);
		}
	}
	return { callbacks, atOnce: AT_ONCE, cases };
}

function goals({ cases }: Result): Goal[] {
	return cases.map(({ line, database, rounds, counts }) => ({
		goal: `n8n ${line}, ${database}: nothing that was answered is lost, or starts twice`,
		figure: `${counts.lost} lost, ${counts.answeredTwice} twice, of ${counts.answered}`,
		rounds,
		met: counts.lost === 0 && counts.answeredTwice === 0,
		why: 'n8n 1 answers before it stores the execution: `executeWebhook` in `n8n/dist/webhooks/webhook-helpers.js` calls `responseCallback` and only then `WorkflowRunner.run`. What it answers in the instant of the kill is lost.',
	}));
}

function table({ cases }: Result): Table {
	return {
		title: 'Callbacks, all rounds together',
		head: [
			'n8n',
			'database',
			'kills',
			'answered before the kill',
			'of these lost',
			'of these not remembered',
			'of these started twice',
			'not answered, but stored, and so started twice',
			'without any execution in the end',
		],
		rows: cases.map(({ line, database, rounds, counts }) => [
			line,
			database,
			String(rounds),
			String(counts.answered),
			String(counts.lost),
			String(counts.forgotten),
			String(counts.answeredTwice),
			String(counts.unansweredTwice),
			String(counts.missing),
		]),
	};
}

function report(result: Result): Report {
	return {
		method: `${result.callbacks} callbacks, ${result.atOnce} at once, to Akool Trigger in one n8n process, which is killed (\`kill -9\`) after a random number of answers between a fifth and four fifths of them, and started again. Then all come again: those that were not answered, as Akool sends them, and those that were, too. A callback is lost when it was answered 200 and no execution of it is stored, in whatever state; it is not remembered when n8n's static data do not have it after the kill. All goes on after that in the same n8n, round by round.`,
		goals: goals(result),
		tables: [table(result)],
	};
}

/** What a crash of n8n costs. */
export const crash: Benchmark<Result> = {
	number: 8,
	name: 'crash',
	title: 'Callbacks while n8n is killed',
	measure,
	report,
};
