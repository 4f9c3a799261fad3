import { setTimeout as pause } from 'node:timers/promises';

import { callbackKey, rememberedKeys } from '../../nodes/Akool/callback/duplicates';
import type { N8nClient } from '../n8n/client';
import type { AkoolSimulator } from '../simulator';
import { deliver, deliverAll } from './senders';
import { TRIGGER, type Listener } from './workflows';

/** An n8n that is killed while callbacks come in. */
export interface CrashPlan {
	client: N8nClient;
	akool: AkoolSimulator;
	listener: Listener;
	/** How many distinct callbacks there are. */
	callbacks: number;
	/** How many are under way at any time. */
	atOnce: number;
	/** Kills what receives callbacks, and starts it again. */
	killAndStart(): Promise<void>;
}

/** What became of the callbacks, by the IDs of their jobs. */
export interface CrashResult {
	/** Those that were answered 200 before the kill. */
	answered: string[];
	/** Those of them that have no execution after the restart. */
	lost: string[];
	/**
	 * Those of them that n8n's static data do not have after the restart. It saves those of several
	 * callbacks at once, and on PostgreSQL an older state may end up over a newer one.
	 */
	forgotten: string[];
	/** Those that have none even after everything was sent again. */
	missing: string[];
	/** Those that were answered before the kill, and have started more than one execution. */
	answeredTwice: string[];
	/** Others with more than one: stored, but the kill came before the answer. */
	unansweredTwice: string[];
}

/** How long no execution may be added before all that n8n takes up again count as there. */
const QUIET_MS = 3_000;

/** The same while some are missing: n8n does not list those that a busy worker has yet to run. */
const QUIET_WHILE_MISSING_MS = 20_000;

/** Pause of Akool before it sends again what was refused. */
const SEND_AGAIN_MS = 1_000;

/** How long to send again before it is a failure. */
const PATIENCE_MS = 120_000;

let runs = 0;

/**
 * Sends callbacks, kills n8n after a random number of answers, starts it again, and sends everything
 * again: what was not answered, as Akool does, and what was answered, too.
 */
export async function crashWhileReceiving(plan: CrashPlan): Promise<CrashResult> {
	const { akool, listener, callbacks, atOnce, killAndStart } = plan;
	const prefix = `crash-${++runs}`;
	const ids = Array.from({ length: callbacks }, (_, index) => `${prefix}-${index}.`);
	const payloadOf = (id: string) => ({ _id: id, status: 3 });
	const bodyOf = (id: string) => JSON.stringify(akool.signCallback(payloadOf(id)));
	const answered: string[] = [];
	const killAfter = Math.round(callbacks * (0.2 + 0.6 * Math.random()));
	let killed: Promise<void> | null = null;
	const queue = ids.values();
	const sender = async (): Promise<void> => {
		for (const id of queue) {
			if (killed !== null) return;
			const { status } = await deliver(listener.url, bodyOf(id));
			if (status === 200) answered.push(id);
			if (answered.length >= killAfter) killed ??= killAndStart();
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	if (killed === null) throw new Error(`n8n answered only ${answered.length} of ${callbacks}.`);
	await killed;

	const before = await executionsOf(plan, ids, answered);
	const remembered = rememberedKeys(await plan.client.staticData(listener.workflow.id, TRIGGER));
	await sendUntilReceived(listener.url, ids.map(bodyOf), atOnce);
	const after = await executionsOf(plan, ids, ids);

	const twice = ids.filter((id) => (after.get(id) ?? 0) > 1);
	return {
		answered,
		lost: answered.filter((id) => !before.has(id)),
		forgotten: answered.filter((id) => !remembered.includes(callbackKey(payloadOf(id)))),
		missing: ids.filter((id) => !after.has(id)),
		answeredTwice: twice.filter((id) => answered.includes(id)),
		unansweredTwice: twice.filter((id) => !answered.includes(id)),
	};
}

/** Sends all bodies as Akool does: again until they are answered 200. A busy n8n may refuse some. */
async function sendUntilReceived(url: string, bodies: string[], atOnce: number): Promise<void> {
	const deadline = performance.now() + PATIENCE_MS;
	for (let left = bodies; left.length > 0; ) {
		const deliveries = await deliverAll(url, left, atOnce);
		left = left.filter((_, index) => deliveries[index]?.status !== 200);
		if (left.length === 0) return;
		if (performance.now() > deadline) {
			throw new Error(`n8n still refuses ${left.length} of ${bodies.length} callbacks.`);
		}
		await pause(SEND_AGAIN_MS);
	}
}

/**
 * How many executions each job has, however they stand, once none has been added for a while.
 *
 * @param expected the jobs that should have one
 */
async function executionsOf(
	{ client, listener }: CrashPlan,
	ids: string[],
	expected: string[],
): Promise<Map<string, number>> {
	let addedAt = performance.now();
	for (let total = -1; ; await pause(QUIET_MS)) {
		const executions = await client.storedExecutions(listener.workflow.id);
		// An execution that was cut off has its item elsewhere than one that has run.
		const texts = executions.map(({ data }) => JSON.stringify(data ?? {}));
		const counts = new Map(
			ids
				.map((id): [string, number] => [
					id,
					texts.filter((text) => text.includes(`"${id}"`)).length,
				])
				.filter(([, count]) => count > 0),
		);
		if (executions.length !== total) {
			total = executions.length;
			addedAt = performance.now();
			continue;
		}
		const isWhole = expected.every((id) => counts.has(id));
		if (isWhole || performance.now() - addedAt > QUIET_WHILE_MISSING_MS) return counts;
	}
}
