import { sleep } from 'n8n-workflow';

import { crashWhileReceiving, type CrashResult } from '../../tools/load/crash';
import { deliver, deliverAll } from '../../tools/load/senders';
import { akoolListener, TRIGGER, type Listener } from '../../tools/load/workflows';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { outputOf } from '../../tools/n8n/execution';
import type { SavedCredential } from '../../tools/n8n/types';
import { startPrivateQueue, type PrivateQueue } from '../../tools/queue/privateQueue';
import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { AT_ONCE, testAfterCrash } from '../e2e/faults/afterCrash';

// Starts of n8n's processes, on a machine that may be slow.
jest.setTimeout(240_000);

/**
 * n8n saves what is remembered over two connections to PostgreSQL: one of them may be overtaken by
 * the other, and in the instant of the crash nobody writes it anew.
 */
const MOST_FORGOTTEN = 2;

/** Holds back every execution that n8n wants to store. */
const LOCK = 'lock table execution_entity in access exclusive mode; select pg_sleep(3600)';
const LOCKED =
	"select count(*) from pg_locks where mode = 'AccessExclusiveLock' and granted and relation = 'execution_entity'::regclass";
const UNLOCK =
	"select pg_terminate_backend(pid) from pg_stat_activity where query like 'lock table%'";

let queue: PrivateQueue;
let akool: AkoolSimulator;
let credential: SavedCredential;

beforeAll(async () => {
	queue = await startPrivateQueue('crash', {});
	akool = await startSimulator({ stepMs: Infinity });
	credential = await queue.n8n.createCredential(akoolCredential(akool));
});

afterAll(async () => {
	await akool.close();
	await queue.end();
});

/** The process that receives, and an active workflow whose callbacks go there. */
async function listenAt(name: 'main' | 'webhook') {
	const { n8n, main, webhooks } = queue;
	const [webhook = main] = webhooks;
	const server = name === 'main' ? main : webhook;
	const { workflow, url } = await akoolListener(n8n, credential);
	return { server, listener: { workflow, url: url.replace(main.url, server.url) } };
}

describe.each(['main', 'webhook'] as const)(
	`the %s process is killed while callbacks come in there, ${AT_ONCE} at once`,
	(name) => {
		let result: CrashResult;

		beforeAll(async () => {
			const { server, listener } = await listenAt(name);
			result = await crashWhileReceiving({
				client: queue.n8n,
				akool,
				listener,
				callbacks: 120,
				atOnce: AT_ONCE,
				killAndStart: async () => await server.restart('SIGKILL'),
			});
		});

		testAfterCrash(() => result, MOST_FORGOTTEN);
	},
);

const callback = (_id: string) => JSON.stringify(akool.signCallback({ _id, status: 3 }));

async function startedJobs({ workflow }: Listener, count: number): Promise<string[]> {
	const { n8n } = queue;
	// n8n looks only now and then whether its database answers again, and refuses all till then.
	while (!(await fetch(`${n8n.key.url}/healthz/readiness`)).ok) await sleep(100);
	const executions = await n8n.waitForExecutions(workflow.id, count);
	return executions
		.flatMap((execution) => outputOf(execution, TRIGGER).map(({ _id }) => String(_id)))
		.sort();
}

it('the database is gone: Akool gets 5xx, and what it sends again when it is back is not lost', async () => {
	const { listener } = await listenAt('webhook');
	const ids = Array.from({ length: 20 }, (_, index) => `gone-${index}`);
	await queue.postgres.stop();
	const refused = await deliverAll(listener.url, ids.map(callback), AT_ONCE);
	for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(500);

	await queue.postgres.start();
	for (let left = ids; left.length > 0; await sleep(500)) {
		const deliveries = await deliverAll(listener.url, left.map(callback), AT_ONCE);
		left = left.filter((_, index) => deliveries[index]?.status !== 200);
	}
	expect(await startedJobs(listener, ids.length)).toEqual([...ids].sort());
});

it('the database is locked: Akool gets no 200 before n8n has stored the execution', async () => {
	const { postgres } = queue;
	const { listener } = await listenAt('webhook');
	const lock = postgres.query(LOCK).catch(() => 'cut');
	while ((await postgres.query(LOCKED)) === '0') await sleep(100);
	// Akool sends it again while it waits for the answer.
	const sent = [0, 1].map(async () => await deliver(listener.url, callback('locked')));
	expect((await Promise.race(sent)).status).toBe(503);

	await postgres.query(UNLOCK);
	expect(await lock).toBe('cut');
	const statuses = (await Promise.all(sent)).map(({ status }) => status);
	expect(statuses.sort()).toEqual([200, 503]);
	expect((await deliver(listener.url, callback('locked'))).status).toBe(200);
	expect(await startedJobs(listener, 1)).toEqual(['locked']);
});
