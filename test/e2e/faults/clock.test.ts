import { outputOf } from '../../../tools/n8n/execution';
import { WAITER, createWaiter, startWaiting, withVideos } from '../waiter';
import { activateTrigger } from '../world';
import { runNode, startOwnWorld } from './fault';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** What Akool's clock shows when n8n's shows the present. */
const CLOCKS: Array<[string, number]> = [
	['an hour behind', -HOUR],
	['an hour ahead', HOUR],
];

async function post(url: string, body: object): Promise<number> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return response.status;
}

describe.each(CLOCKS)("Akool's clock is %s", (_name, skew) => {
	it.concurrent.each([
		['without Max Age', {}, 200, 1],
		['with a Max Age of ten minutes', { maxAgeSeconds: 600 }, 401, 0],
		['with a Max Age of two hours', { maxAgeSeconds: 7200 }, 200, 1],
	])('a callback, %s', async (_case, options, status, started) => {
		const world = await startOwnWorld();
		const { n8n, akool } = world;
		const { workflow, url } = await activateTrigger(world, { options });
		const send = async (timestamp: number) => {
			const { _id } = akool.addJob({ video_status: 3 });
			const body = akool.signCallback({ _id, status: 3 }, { timestamp });
			return { _id, status: await post(url, body) };
		};
		const skewed = await send(Date.now() + skew);
		expect(skewed.status).toBe(status);
		// When one that came later has run, the first has, too, if it ever will.
		const right = await send(Date.now());
		expect(right.status).toBe(200);
		const executions = await n8n.waitForExecutions(workflow.id, started + 1);
		const ids = executions.flatMap((execution) => outputOf(execution, 'Akool Trigger'));
		expect(ids.map(({ _id }) => _id).sort()).toEqual(
			[skewed._id, right._id].slice(1 - started).sort(),
		);
		await n8n.deactivate(workflow.id);
	});

	it.concurrent('callbacks that are an hour off end the wait of Create and Wait', async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const { n8n, akool } = world;
		const parameters = { targetLanguages: ['fr'] };
		const workflow = await createWaiter(world, parameters, withVideos(1));
		const { id } = await startWaiting(n8n, workflow.id);
		const [job] = akool.jobs;
		if (job === undefined) throw new Error('No job was created');
		const createTime = Date.now() + skew;
		Object.assign(job, { video_status: 3, progress: 100, create_time: createTime });
		const body = akool.signCallback({ _id: job._id, status: 3 }, { timestamp: Date.now() + skew });
		expect(await post(job.webhookUrl, body)).toBe(200);
		const execution = await n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'After')).toMatchObject([
			{ status: 'completed', timed_out: false, created_at: new Date(createTime).toISOString() },
		]);
	});

	it.concurrent("created_at and available_until are those of Akool's clock", async () => {
		const world = await startOwnWorld();
		const createTime = Date.now() + skew;
		const { _id } = world.akool.addJob({ video_status: 3, create_time: createTime });
		const execution = await runNode(world, [_id], {
			operation: 'getVideoInfo',
			videoModelId: '={{ $json.number }}',
		});
		expect(outputOf(execution, WAITER)).toMatchObject([
			{
				status: 'completed',
				created_at: new Date(createTime).toISOString(),
				available_until: new Date(createTime + WEEK).toISOString(),
			},
		]);
	});
});
