import { sleep } from 'n8n-workflow';

import { asked, type Place } from './waiter';

/** So many creates are under way at once. */
const AT_ONCE = 5;

/** More items than that. */
export const MANY = AT_ONCE + 2;

/**
 * Stops an execution while it creates, and sees that no further create starts and that the log names
 * those that were cut off.
 *
 * @param noun what one job is called
 * @param log what the process that runs the execution has logged
 */
export async function stopAmidCreates(
	place: Place,
	workflowId: string,
	noun: string,
	log: (executionId: string) => Promise<string> | string,
): Promise<void> {
	const { n8n, akool } = place;
	akool.fault({ kind: 'create', held: true });
	const id = await n8n.runManually(workflowId, 'Start');
	while (asked(place, 'create') < AT_ONCE) await sleep(10);
	const before = (await log(id)).length;
	await n8n.stopExecution(id);

	const since = async () => (await log(id)).slice(before);
	const named = new RegExp(`Akool may have created a ${noun}: item (\\d+), `, 'g');
	const cutOff = async () =>
		[...(await since()).matchAll(named)].map(([, item]) => Number(item)).sort();
	while ((await cutOff()).length < AT_ONCE) await sleep(50);
	expect(await cutOff()).toEqual(Array.from({ length: AT_ONCE }, (_, item) => item));
	expect(await since()).not.toContain('of no address');
	expect((await n8n.waitForExecution(id)).status).toBe('canceled');
	expect(asked(place, 'create')).toBe(AT_ONCE);
}
