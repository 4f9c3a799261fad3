import { outputOf } from '../../../tools/n8n/execution';
import { complaintOf, retry, runNode, startOwnWorld } from '../faults/fault';
import { WAITER, asked } from '../waiter';
import type { World } from '../world';

const VIDEOS = [0, 1, 2].map((number) => `https://videos.example/${number}.mp4`);
const [UNLUCKY] = VIDEOS.slice(-1);

const parameters = {
	operation: 'createTranslation',
	videoUrl: '={{ $json.number }}',
	targetLanguages: ['fr', 'de'],
	webhookUrl: "={{ $json.number + '?t=' + Math.random() + '&e=' + $execution.id }}",
};
const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

const run = async (world: World) => await runNode(world, VIDEOS, parameters, RETRY_ON_FAIL);

const jobsPaid = ({ akool }: World) =>
	akool.jobs.map(({ url, language }) => `${url} ${language}`).sort();
const EVERY_JOB_ONCE = VIDEOS.flatMap((url) => [`${url} de`, `${url} fr`]).sort();

/** How many webhook URLs were sent for a video. */
function urlsSent({ akool }: World, video = ''): number {
	const bodies = akool.requests.map(({ body }) => (body ?? {}) as Record<string, unknown>);
	return new Set(bodies.filter(({ url }) => url === video).map(({ webhookUrl }) => webhookUrl))
		.size;
}

describe('a Webhook URL that is another one at each try', () => {
	it.concurrent('pays once for what was created before its answer was cut', async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		world.akool.fault({ kind: 'create', url: UNLUCKY, cut: true, createsJob: true });
		const failed = await run(world);
		expect(complaintOf(failed)).toMatchObject({
			status: 'error',
			message: 'The connection to Akool was cut: the translation may or may not have been created',
		});
		expect([asked(world, 'create'), jobsPaid(world)]).toEqual([3, EVERY_JOB_ONCE]);

		world.akool.clearFaults();
		expect(complaintOf(await retry(world, failed))).toEqual(complaintOf(failed));
		expect([asked(world, 'create'), jobsPaid(world)]).toEqual([3, EVERY_JOB_ONCE]);
	});

	it.concurrent('pays once for what was created before another item was refused', async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		// In all three tries of the first execution, and in the first one of "Retry".
		world.akool.fault({ kind: 'create', url: UNLUCKY, code: 1203, times: 4 });
		const failed = await run(world);
		expect([failed.status, asked(world, 'create')]).toEqual(['error', 5]);

		const retried = await retry(world, failed);
		expect([retried.status, asked(world, 'create')]).toEqual(['success', 7]);
		expect(jobsPaid(world)).toEqual(EVERY_JOB_ONCE);
		expect(
			outputOf(retried, WAITER)
				.map(({ _id }) => _id)
				.sort(),
		).toEqual(world.akool.jobs.map(({ _id }) => _id).sort());
		expect(urlsSent(world, UNLUCKY)).toBe(5);
	});
});
