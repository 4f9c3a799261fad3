import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Reception } from './answer';
import type { CallbackPayload } from './payload';
import { Storing, type AnswerState } from './storing';

/** So many callbacks are remembered of each node, in the process and in the static data. */
export const MOST_REMEMBERED = 1000;

/** What another callback stored meanwhile may be missing in static data that is older; in ms. */
const OVERLAP = 60_000;

/** What tells a repeated callback: the job and its status, as 16 characters of fixed length. */
export function callbackKey({ _id, status }: CallbackPayload): string {
	return createHash('sha256').update(`${status}:${_id}`).digest('base64').slice(0, 16);
}

/** The keys remembered in a node's static data, the oldest first. */
export function rememberedKeys(staticData: IDataObject): string[] {
	const { seen } = staticData;
	return Array.isArray(seen) ? seen.filter((key): key is string => typeof key === 'string') : [];
}

/** An express response, as far as it is needed. */
export interface Answering extends AnswerState {
	once(event: 'close', listener: () => void): unknown;
}

interface Work {
	reception: Promise<Reception>;
	storing: Storing;
}

/**
 * The callbacks that one node has got from this process. Of several equal ones the first does its
 * work, and the others wait for its outcome, so that a sender learns only what became of the work.
 */
export class NodeMemory {
	private readonly underWay = new Map<string, Work>();
	/** When each was stored, in milliseconds since 1970; the oldest first. */
	private readonly stored = new Map<string, number>();
	/** Those that n8n 1 has answered with an error although it had begun to store them. */
	private readonly lost = new Set<string>();

	/** Whether callbacks are being worked on. */
	get isBusy(): boolean {
		return this.underWay.size > 0;
	}

	/** Tells whether a callback is a repeated one; `staticData` is what n8n saved of the node. */
	knows(key: string, staticData: IDataObject): boolean {
		return this.stored.has(key) || this.saved(staticData).includes(key);
	}

	/**
	 * @param key what tells equal callbacks
	 * @param answering the answer to this one
	 * @param work done for the first of equal ones
	 * @param staticData what n8n saved of the node; asked for when there is something to remember
	 */
	async once(
		key: string,
		answering: Answering,
		work: () => Promise<Reception>,
		staticData: () => IDataObject,
	): Promise<Reception> {
		const earlier = this.underWay.get(key);
		if (earlier !== undefined && earlier.storing.state !== 'lost') return await outcomeOf(earlier);
		const own: Work = { reception: work(), storing: new Storing(answering) };
		this.underWay.set(key, own);
		const [settled] = await Promise.allSettled([own.reception]);
		const reception = settled.status === 'fulfilled' ? settled.value : undefined;
		if (reception?.status !== 200 || reception.start === undefined) {
			this.underWay.delete(key);
			if (reception?.status === 200) this.remember(key);
			return await own.reception;
		}
		answering.once('close', () => {
			if (own.storing.state === 'lost') this.forget(key, own);
		});
		const onStored = () => {
			this.remember(key);
			const saved = staticData();
			saved.seen = this.merged(this.saved(saved));
			own.storing.stored();
			this.underWay.delete(key);
		};
		return { status: 200, start: { ...reception.start, onStored } };
	}

	private remember(key: string): void {
		this.lost.delete(key);
		this.stored.set(key, Date.now());
		dropOldest(this.stored);
	}

	private forget(key: string, work: Work): void {
		if (this.underWay.get(key) === work) this.underWay.delete(key);
		if (!this.stored.delete(key)) return;
		this.lost.add(key);
		dropOldest(this.lost);
	}

	private saved(staticData: IDataObject): string[] {
		return rememberedKeys(staticData).filter((key) => !this.lost.has(key));
	}

	/**
	 * What was read before others stored theirs, and theirs. What is missing though it was stored long
	 * ago was overwritten or pushed out, and only fills what room is left.
	 */
	private merged(saved: string[]): string[] {
		const known = new Set(saved);
		const since = Date.now() - OVERLAP;
		const missing = [...this.stored].filter(([key]) => !known.has(key));
		const late = missing.filter(([, at]) => at >= since).map(([key]) => key);
		const early = missing.filter(([, at]) => at < since).map(([key]) => key);
		return [...early, ...saved, ...late].slice(-MOST_REMEMBERED);
	}
}

/** What the sender of an equal callback is told. */
async function outcomeOf({ reception, storing }: Work): Promise<Reception> {
	const first = await reception;
	if (first.status !== 200 || first.start === undefined) return first;
	if ((await storing.outcome()) === 'stored') return { status: 200 };
	return { status: 503, reason: 'n8n has not stored what an equal callback starts' };
}

function dropOldest(collection: Map<string, unknown> | Set<string>): void {
	const [oldest] = collection.keys();
	if (collection.size > MOST_REMEMBERED && oldest !== undefined) collection.delete(oldest);
}

/** So many nodes are known at once; of one that is forgotten the static data still tells. */
const MOST_NODES = 100;

const memories = new Map<string, NodeMemory>();

/** The memory of a node, by its workflow's ID and its own. */
export function nodeMemory(workflowId: string | undefined, nodeId: string): NodeMemory {
	const name = `${workflowId}:${nodeId}`;
	const memory = memories.get(name) ?? new NodeMemory();
	memories.delete(name);
	memories.set(name, memory);
	for (const [oldest, { isBusy }] of memories) {
		if (memories.size <= MOST_NODES) break;
		if (!isBusy && oldest !== name) memories.delete(oldest);
	}
	return memory;
}
