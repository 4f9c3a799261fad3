import { LoggerProxy, sleep, type IContextObject, type INodeExecutionData } from 'n8n-workflow';

import { failureOf, type NodeError } from './apiError';
import { sendReadAgain, sendWithRetries } from './attempts';
import { Limiter } from './limiter';
import { itemParameters } from './parameters';
import { ReadLimiter } from './readLimiter';
import type { RequestOptions } from './requestSettings';
import { isCalledByAnotherNode, sharedByItems, type RunHost } from './runHost';

/** Between two looks at whether all items have started; in milliseconds. */
const PAUSE = 10;

/**
 * What the items of one node run share: how many requests are under way, and whether to stop.
 *
 * n8n's declarative engine starts all items at once, awaits them together, and on failure throws
 * away what the others brought. So the items govern themselves here.
 */
export class NodeRun {
	private readonly reads = new ReadLimiter();
	private readonly limiter: Limiter;
	private readonly signal: AbortSignal | undefined;
	private readonly continues: boolean;
	/** Longest time between the start of one item and the next; in milliseconds. */
	private readonly patience: number;
	private stopped = false;
	private latestItem = -1;

	/**
	 * @param limit how many items may be under way at once; reads are limited one by one
	 * @param itemCount how many items the node run has
	 */
	constructor(
		host: RunHost,
		limit: number,
		private readonly itemCount: number,
	) {
		this.limiter = new Limiter(limit);
		this.signal = host.getExecutionCancelSignal();
		this.continues = host.continueOnFail();
		this.patience = batchInterval(host) + 1000;
	}

	/** Tells whether the item belongs to this run; n8n starts at the first item again when it retries. */
	accepts(itemIndex: number): boolean {
		return itemIndex > this.latestItem;
	}

	/**
	 * Runs the task of one item when its turn comes. With On Error "continue", a failure becomes an
	 * error item. Otherwise it stops the run: items that have not started return nothing, and the
	 * error is thrown once those under way have ended.
	 *
	 * @param asNodeError makes of what the task threw the error that n8n shows
	 * @param complete adds to the error what is known of all items once they have ended, or of this
	 * item alone when the node continues
	 * @returns nothing, too, when n8n has left the node run meanwhile: an error would reach nobody
	 */
	async perform(
		itemIndex: number,
		task: () => Promise<INodeExecutionData[]>,
		asNodeError: (error: unknown) => NodeError,
		complete: (error: NodeError, onlyItem?: number) => void = () => undefined,
	): Promise<INodeExecutionData[]> {
		this.latestItem = itemIndex;
		const result = await this.limiter.run(async () => {
			if (this.ended) return { status: 'fulfilled' as const, value: [] };
			const [settled] = await Promise.allSettled([task()]);
			if (settled.status === 'rejected' && !this.continues) this.stopped = true;
			return settled;
		});
		if (result.status === 'fulfilled') return result.value;
		const error = asNodeError(result.reason);
		if (this.continues) {
			complete(error, itemIndex);
			return [errorItem(error, itemIndex)];
		}
		const isAwaited = await this.everyItemEnded();
		complete(error);
		if (isAwaited) throw error;
		LoggerProxy.warn(`${error.message}: item ${itemIndex}, of a node run that n8n has ended`);
		return [];
	}

	/**
	 * Sends a read of one item when its turn comes, and again while that may help.
	 *
	 * @returns null when the run had ended before: nothing was sent then
	 * @throws what `send` throws
	 */
	async read<T>(send: () => Promise<T>): Promise<T | null> {
		const sendUnlessEnded = async () => (this.ended ? null : await send());
		return await sendWithRetries(
			async () => await this.reads.run(sendUnlessEnded, failureOf, this.signal),
			failureOf,
			(failure) => !this.ended && sendReadAgain(failure),
			this.signal,
		);
	}

	/** Whether no further request may be started. */
	get ended(): boolean {
		return this.stopped || this.signal?.aborted === true;
	}

	/**
	 * n8n listens to the items' promises only after it has started the last (with batching, late).
	 *
	 * @returns false when n8n has ended the node run before that: because the execution was stopped,
	 * or because an expression of a later item failed
	 */
	private async everyItemEnded(): Promise<boolean> {
		let seen = this.latestItem;
		let pauses = 0;
		while (this.latestItem < this.itemCount - 1) {
			await sleep(PAUSE);
			pauses = this.latestItem === seen ? pauses + 1 : 0;
			seen = this.latestItem;
			if (this.signal?.aborted === true || pauses * PAUSE > this.patience) return false;
		}
		await this.limiter.idle();
		return true;
	}
}

function batchInterval(host: RunHost): number {
	const { requestOptions } = itemParameters(host, host.getNode().parameters, ['requestOptions'], 0);
	const { batching } = (requestOptions ?? {}) as RequestOptions;
	return Number(batching?.batch?.batchInterval) || 0;
}

/**
 * The item of a failed item when the node continues. n8n 1.x sends an item to the error output only
 * when it has no other keys than these two.
 */
export function errorItem(error: NodeError, itemIndex: number): INodeExecutionData {
	return {
		json: { error: error.message, message: error.description ?? error.message },
		pairedItem: { item: itemIndex },
	};
}

/** How many items the node run has: n8n hands on only the first when Execute Once is set. */
export function itemCountOf(host: RunHost): number {
	if (host.getNode().executeOnce === true || isCalledByAnotherNode(host)) return 1;
	const { data } = host.getExecuteData();
	return (data.main ?? data.ai_tool)?.[0]?.length ?? 1;
}

/**
 * The run that an item belongs to. n8n hands all items of a node run the same execute data, and
 * again the same one when it retries the node.
 */
export function runOf<Run extends { accepts(itemIndex: number): boolean }>(
	runs: WeakMap<object, Run>,
	host: RunHost,
	itemIndex: number,
	start: () => Run,
): Run {
	const shared = sharedByItems(host);
	const running = runs.get(shared);
	if (running?.accepts(itemIndex)) return running;
	const run = start();
	runs.set(shared, run);
	return run;
}

const memories = new WeakMap<object, IContextObject>();

/**
 * What the node remembers for the whole execution. n8n saves it with the execution, but not every
 * executor has it (some that run tools do not): there it lasts as long as the node run, which is
 * still enough for Retry On Fail.
 */
export function executionMemory(host: RunHost): IContextObject {
	try {
		return host.getContext('node');
	} catch {
		const shared = sharedByItems(host);
		const memory = memories.get(shared) ?? {};
		memories.set(shared, memory);
		return memory;
	}
}
