import { outputOf, type Execution } from '../../../tools/n8n/execution';
import { retryExecution } from '../../../tools/n8n/retryExecution';
import { N8nSession } from '../../../tools/n8n/session';
import type { SavedWorkflow } from '../../../tools/n8n/types';
import { withNode } from '../../../tools/n8n/workflowFile';
import { startOwnWorld } from '../faults/fault';
import { TRANSLATE_AND_WAIT, WAITER, asked, createWaiter } from '../waiter';
import type { World } from '../world';

const VIDEOS = [0, 1, 2].map((number) => `https://videos.example/${number}.mp4`);
const REFUSED = VIDEOS[2];
const TRIES = 2;

interface Failed {
	world: World;
	workflow: SavedWorkflow;
	execution: Execution;
}

/**
 * Runs Create and Wait for three videos, of which the last is refused, until it has failed. Akool
 * completes the jobs by itself, after the time that n8n takes to put an execution aside.
 * @param times how often it is refused
 */
async function fail(times: number | undefined): Promise<Failed> {
	const world = await startOwnWorld({ stepMs: 3000, callbackTries: 1 });
	const { n8n, akool } = world;
	akool.fault({ kind: 'create', url: REFUSED, code: 1203, times });
	const settings = { retryOnFail: true, maxTries: TRIES, waitBetweenTries: 10 };
	const definition = withNode(TRANSLATE_AND_WAIT, WAITER, settings);
	const workflow = await createWaiter(world, { targetLanguages: ['fr'] }, definition);
	const execution = await n8n.waitForExecution(await n8n.runManually(workflow.id, 'Start'));
	expect([execution.status, asked(world, 'create')]).toEqual(['error', 2 + TRIES]);
	akool.clearRequests();
	return { world, workflow, execution };
}

/** What comes out for a video: the job that there is of it. */
function completed({ akool }: World, video = '') {
	const jobs = akool.jobs.filter(({ url }) => url === video);
	expect(jobs).toHaveLength(1);
	return { _id: jobs[0]?._id, status: 'completed', timed_out: false };
}

describe('"Retry" of a Create and Wait that failed, whose jobs call the failed execution back', () => {
	it.concurrent.each([
		['at once', 0],
		['at the second try', 1],
	])(
		'what is accepted %s alone is created, and all come out without a callback',
		async (_when, more) => {
			const { world, execution } = await fail(TRIES + more);
			for (const { _id } of world.akool.jobs) await world.akool.advance(_id, 3);
			const again = await retryExecution(world.n8n, execution.id, 'original');
			const retried = await world.n8n.execution(again);
			expect([retried.status, asked(world, 'create')]).toEqual(['success', more + 1]);
			expect(outputOf(retried, 'After')).toMatchObject(VIDEOS.map((url) => completed(world, url)));
		},
	);

	it.concurrent(
		'with On Error set to "Continue" since: nothing is created, and what there is comes out',
		async () => {
			const { world, workflow, execution } = await fail(undefined);
			const { name, nodes, connections, settings } = withNode(workflow, WAITER, {
				onError: 'continueRegularOutput',
			});
			const changed = { name, nodes, connections, settings };
			await new N8nSession(world.n8n.key).api('PUT', `/workflows/${workflow.id}`, changed);
			const again = await retryExecution(world.n8n, execution.id, 'saved');
			const retried = await world.n8n.execution(again);
			expect([retried.status, world.akool.jobs.length]).toEqual(['success', 2]);
			expect(outputOf(retried, 'After')).toMatchObject([
				completed(world, VIDEOS[0]),
				completed(world, VIDEOS[1]),
				{ error: 'The video has no audio track' },
			]);
		},
	);
});
