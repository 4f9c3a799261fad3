import { sleep } from 'n8n-workflow';

import { startNode, startOwnWorld } from '../faults/fault';
import { afterTheWait, asked, untilWaiting } from '../waiter';
import type { World } from '../world';

/** Akool's codes for a job that it no longer knows, or no longer shows. */
const CODES = [1008, 1009, 1014];
const GONE = 1;

const video = (number: number) => `https://videos.example/${number}.mp4`;

function jobOf({ akool }: World, number: number): string {
	const job = akool.jobs.find(({ url }) => url === video(number));
	if (job === undefined) throw new Error(`There is no job of video ${number}`);
	return job._id;
}

/** From now on Akool does not show one of the jobs. */
function hideOne({ akool }: World, code: number): void {
	akool.fault({ kind: 'info', url: video(GONE), code, msg: 'no such job' });
}

const start = async (world: World, parameters: object = {}) =>
	await startNode(world, [0, 1, 2], { targetLanguages: ['fr'], ...parameters });

/** What comes out: the job that is gone is told as unknown, and the others are completed. */
const results = (world: World, code: number) =>
	[0, 1, 2].map((number) => ({
		_id: jobOf(world, number),
		timed_out: false,
		...(number === GONE
			? { status: 'unknown', all_completed: false, error_code: code, error_reason: 'no such job' }
			: { status: 'completed', all_completed: true, error_code: null }),
	}));

async function expectCallbacksToEnd(world: World, id: string, code: number): Promise<void> {
	const { n8n, akool } = world;
	for (const number of [0, 2]) await akool.advance(jobOf(world, number), 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	expect(afterTheWait(execution)).toMatchObject({ runs: 1, items: results(world, code) });
	expect(akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200, 200]);
}

describe.each(CODES)('a job that Akool answers with %d', (code) => {
	it.concurrent(
		'during a wait for callbacks: those of the others are accepted, and end it',
		async () => {
			const world = await startOwnWorld({ stepMs: Infinity });
			const id = await start(world);
			await untilWaiting(world.n8n, id);
			hideOne(world, code);
			await expectCallbacksToEnd(world, id, code);
		},
	);

	it.concurrent('before the execution is put aside: it waits for the others', async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		hideOne(world, code);
		const id = await start(world);
		await untilWaiting(world.n8n, id);
		await expectCallbacksToEnd(world, id, code);
	});

	it.concurrent('while it polls: is asked for once, and the others go on', async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		hideOne(world, code);
		const id = await start(world, { waitMode: 'polling', pollIntervalSeconds: 1 });
		while (asked(world, 'info') < 7) await sleep(50);
		for (const number of [0, 2]) await akool.advance(jobOf(world, number), 3);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(afterTheWait(execution).items).toMatchObject(results(world, code));
		const isAboutGone = ({ query }: { query: object }) =>
			'video_model_id' in query && query.video_model_id === jobOf(world, GONE);
		expect(akool.requests.filter(isAboutGone)).toHaveLength(1);
	});
});
