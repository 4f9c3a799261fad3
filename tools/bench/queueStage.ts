import { setTimeout as pause } from 'node:timers/promises';

import { deliverAll, type Delivery } from '../load/senders';
import { akoolListener, type Listener } from '../load/workflows';
import { akoolCredential } from '../n8n/akoolCredential';
import { processorTimeOfTreeMs, processorTimeMs, processorTimeWhenQuiet } from '../n8n/cpuTime';
import type { RunningN8n } from '../n8n/runningN8n';
import { startPrivateQueue, type PrivateQueue } from '../queue/privateQueue';
import { startSimulator, type AkoolSimulator } from '../simulator';

/** What runs in queue mode. */
export const PARTS = ['webhooks', 'workers', 'main', 'postgres', 'redis'] as const;
export type Part = (typeof PARTS)[number];

/** What is counted in the database. */
interface Written {
	/** Rows inserted, updated and deleted. */
	rows: number;
	/** Bytes of the write-ahead log. */
	logBytes: number;
	/** Bytes of the database. */
	bytes: number;
}

/** What a number of callbacks took. */
export interface Load {
	/** Answered callbacks a second. */
	perSecond: number;
	/** Callbacks a second until the last execution has ended. */
	executedPerSecond: number;
	/** How long each answer took, in milliseconds. */
	answersMs: number[];
	/** Processor time for each callback, in milliseconds. */
	processorMs: Record<Part, number>;
	/** For each callback. */
	database: Written;
	/** Connections to the database. */
	connections: number;
}

const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 180_000;
/** PostgreSQL tells what a connection has written after a second at most, if it is used again. */
const COUNTED_AFTER_MS = 1_500;

const COUNTS = `select sum(n_tup_ins + n_tup_upd + n_tup_del), pg_current_wal_lsn() - '0/0', pg_database_size('postgres') from pg_stat_user_tables`;
const CONNECTIONS = `select count(*) from pg_stat_activity where backend_type = 'client backend'`;

/** Starts n8n in queue mode with webhook processes and two workers, and an active workflow. */
export async function startQueueStage(webhooks: number): Promise<QueueStage> {
	const queue = await startPrivateQueue('bench', { webhooks });
	try {
		const akool = await startSimulator({ stepMs: Infinity });
		const credential = await queue.n8n.createCredential(akoolCredential(akool));
		return new QueueStage(queue, akool, await akoolListener(queue.n8n, credential));
	} catch (error) {
		await queue.end();
		throw error;
	}
}

function pidOf({ pid, logFile }: RunningN8n): number {
	if (pid === null) throw new Error(`n8n is not running; its log: ${logFile}`);
	return pid;
}

/** n8n in queue mode, and a simulated Akool that calls back. */
export class QueueStage {
	private loads = 0;

	constructor(
		private readonly queue: PrivateQueue,
		private readonly akool: AkoolSimulator,
		private readonly listener: Listener,
	) {}

	/** Starts and stops workers until so many run. */
	async runWorkers(count: number): Promise<void> {
		for (const [index, worker] of this.queue.workers.entries()) {
			if (index < count && worker.pid === null) await worker.start();
			if (index >= count) await worker.stop();
		}
	}

	/**
	 * Sends callbacks to the first webhook processes in turn, and waits until all are executed.
	 * @throws Error when one is refused
	 */
	async load(webhooks: number, callbacks: number, atOnce: number): Promise<Load> {
		const name = `load-${++this.loads}`;
		const bodies = Array.from({ length: callbacks }, (_, index) =>
			JSON.stringify(this.akool.signCallback({ _id: `${name}-${index}`, status: 3 })),
		);
		const executedBefore = (await this.executed()).count;
		const usedBefore = await this.processorTimes();
		const writtenBefore = await this.written();
		const begun = Date.now();
		const started = performance.now();
		const deliveries = await this.send(webhooks, bodies, atOnce);
		const tookMs = performance.now() - started;
		const lastEnd = await this.untilExecuted(executedBefore + callbacks);
		const used = await this.processorTimes();
		await pause(COUNTED_AFTER_MS);
		const written = await this.written();
		const each = (after: number, before: number) => (after - before) / callbacks;
		return {
			perSecond: callbacks / (tookMs / 1_000),
			executedPerSecond: callbacks / ((lastEnd - begun) / 1_000),
			answersMs: deliveries.map((delivery) => delivery.tookMs),
			processorMs: Object.fromEntries(
				PARTS.map((part) => [part, each(used[part], usedBefore[part])]),
			) as Record<Part, number>,
			database: {
				rows: each(written.rows, writtenBefore.rows),
				logBytes: each(written.logBytes, writtenBefore.logBytes),
				bytes: each(written.bytes, writtenBefore.bytes),
			},
			connections: Number(await this.queue.postgres.query(CONNECTIONS)) - 1,
		};
	}

	/** Stops everything. */
	async end(): Promise<void> {
		await this.akool.close();
		await this.queue.end();
	}

	private async send(webhooks: number, bodies: string[], atOnce: number): Promise<Delivery[]> {
		const { main } = this.queue;
		const receiving = this.queue.webhooks.slice(0, webhooks);
		const sent = await Promise.all(
			receiving.map(async ({ url }, turn) => {
				const own = bodies.filter((_, index) => index % webhooks === turn);
				return await deliverAll(this.listener.url.replace(main.url, url), own, atOnce / webhooks);
			}),
		);
		const deliveries = sent.flat();
		const refused = deliveries.find(({ status }) => status !== 200);
		if (refused) throw new Error(`A callback was answered ${refused.status}.`);
		return deliveries;
	}

	/** When the last execution ended, in milliseconds since 1970. */
	private async untilExecuted(count: number): Promise<number> {
		const deadline = performance.now() + PATIENCE_MS;
		for (;;) {
			const executed = await this.executed();
			if (executed.count >= count) return executed.lastEnd;
			if (performance.now() > deadline) {
				throw new Error(`Only ${executed.count} of ${count} executions have ended.`);
			}
			await pause(LOOK_EVERY_MS);
		}
	}

	private async executed(): Promise<{ count: number; lastEnd: number }> {
		const [count = NaN, lastEnd = NaN] = await this.numbers(
			`select count(*), coalesce(extract(epoch from max("stoppedAt")), 0) * 1000 from execution_entity where "workflowId" = '${this.listener.workflow.id}' and status = 'success'`,
		);
		return { count, lastEnd };
	}

	private async written(): Promise<Written> {
		const [rows = NaN, logBytes = NaN, bytes = NaN] = await this.numbers(COUNTS);
		return { rows, logBytes, bytes };
	}

	private async numbers(statement: string): Promise<number[]> {
		return (await this.queue.postgres.query(statement)).split('|').map(Number);
	}

	/** Processor times until now, in milliseconds, once what handles callbacks has come to rest. */
	private async processorTimes(): Promise<Record<Part, number>> {
		const { main, webhooks, workers, postgres, redis } = this.queue;
		const sum = async (processes: RunningN8n[]) => {
			const running = processes.filter(({ pid }) => pid !== null);
			const times = running.map(async (process) => await processorTimeWhenQuiet(pidOf(process)));
			return (await Promise.all(times)).reduce((total, time) => total + time, 0);
		};
		const [webhooksMs, workersMs] = await Promise.all([sum(webhooks), sum(workers)]);
		return {
			webhooks: webhooksMs,
			workers: workersMs,
			main: processorTimeMs(pidOf(main)),
			postgres: processorTimeOfTreeMs(Number(postgres.guardPid)),
			redis: processorTimeOfTreeMs(redis.guardPid),
		};
	}
}
