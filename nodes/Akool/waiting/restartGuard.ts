import { LoggerProxy, NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** So many node runs are remembered, the latest ones; n8n starts a lost one again within minutes. */
const MOST_REMEMBERED = 1000;

/** How often to look whether the mark was stored: parallel executions may overwrite it. */
const MOST_LOOKS = 3;

/**
 * Makes what a node run awaits before each create. n8n 1.x in queue mode starts an execution by
 * itself once more when its worker has died; what the node remembers of its jobs is gone then, and
 * they would be paid twice. So the node run leaves a mark in n8n's database before its first create,
 * and refuses to create when it finds one that it has not left in this life.
 *
 * @param runIndex which run of the node this is
 * @throws NodeOperationError, from what is returned, when the execution was here before
 */
export function restartGuard(host: IExecuteFunctions, runIndex: number): () => Promise<void> {
	let marked: Promise<void> | undefined;
	return async () => await (marked ??= mark(host, runIndex));
}

async function mark(host: IExecuteFunctions, runIndex: number): Promise<void> {
	const context = host.getContext('node');
	const key = `${host.getExecutionId()}:${runIndex}`;
	// Both are there through Retry On Fail, and gone when n8n starts the execution again. "Retry
	// execution" brings the refusal along, so that it pays for nothing either.
	if (context.startedAs === key) return;
	const refused = `refused:${runIndex}`;
	const wasHere = context.startedAs === refused || (await recordMark(host, key));
	context.startedAs = wasHere ? refused : key;
	if (!wasHere) return;
	throw new NodeOperationError(
		host.getNode(),
		'n8n has started this execution again after it was lost, and its jobs may exist already',
		{
			description:
				'Nothing was created this time, because jobs that exist would be paid twice; retrying this execution creates nothing either. The log of n8n names every job that was created ("Akool created job …") and every create that was never answered. Get those with Get Video Info or Download Video, and run the workflow anew for the rest.',
		},
	);
}

/**
 * Stores the mark, and tells whether it was there before. Looks again until it is there, because
 * executions that run at the same time may overwrite each other's.
 */
async function recordMark(host: IExecuteFunctions, key: string): Promise<boolean> {
	let wasHere: boolean | undefined;
	let trouble = 'it was overwritten';
	for (let look = 0; look < MOST_LOOKS; look++) {
		const recorded = host.helpers.checkProcessedAndRecord([key], 'node', {
			mode: 'entries',
			maxEntries: MOST_REMEMBERED,
		});
		const [result] = await Promise.allSettled([recorded]);
		if (result.status === 'rejected') {
			trouble = result.reason instanceof Error ? result.reason.message : String(result.reason);
			continue;
		}
		const isThere = result.value.processed.includes(key);
		wasHere ??= isThere;
		if (isThere) return wasHere;
	}
	LoggerProxy.warn(
		`n8n could not store that "${host.getNode().name}" begins to create (${trouble}): should n8n start this execution once more after a crash, jobs may be created twice`,
	);
	return false;
}
