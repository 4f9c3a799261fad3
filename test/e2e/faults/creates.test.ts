import { outputOf } from '../../../tools/n8n/execution';
import { WAITER, asked } from '../waiter';
import type { World } from '../world';
import {
	ADDRESS_FAULTS,
	ANSWER_FAULTS,
	begin,
	complaintOf,
	retry,
	runNode,
	startOwnWorld,
} from './fault';

const VIDEOS = [0, 1, 2];
/** The video whose create meets the fault. */
const UNLUCKY = 'https://videos.example/1.mp4';

const jobsOf = ({ akool }: World, isUnlucky: boolean) =>
	akool.jobs.filter(({ url }) => (url === UNLUCKY) === isUnlucky);

/** What the user gets for the jobs afterwards. */
async function lookUp(world: World, ids: string[]): Promise<unknown[]> {
	for (const id of ids) await world.akool.advance(id, 3);
	const execution = await runNode(world, ids, {
		operation: 'getVideoInfo',
		videoModelId: '={{ $json.number }}',
	});
	return outputOf(execution, WAITER).map(({ _id, status }) => [_id, status]);
}

const OUTCOMES = ANSWER_FAULTS.flatMap((fault) =>
	[false, true].map((createsJob) => ({
		...fault,
		createsJob,
		outcome: createsJob ? 'Akool created the jobs' : 'Akool created nothing',
	})),
);

describe.each(['createTranslation', 'createAndWait'])('%s', (operation) => {
	it.concurrent.each(OUTCOMES)(
		'$name, and $outcome: says that nobody knows, names the other jobs, never sends again',
		async (fault) => {
			const { createsJob, message, detail, requestOptions = {} } = fault;
			const world = await startOwnWorld({ stepMs: Infinity });
			await begin(fault, world, 'create', { url: UNLUCKY, createsJob });
			const failed = await runNode(
				world,
				VIDEOS,
				{ operation, requestOptions },
				{ retryOnFail: true, maxTries: 3, waitBetweenTries: 10 },
			);
			const complaint = complaintOf(failed);
			expect(complaint).toEqual({
				status: 'error',
				message: `${message}: the translation may or may not have been created`,
				description: expect.stringContaining(detail),
			});
			expect(complaint.description).toContain('Look for it in your Akool account');
			const [created, unknown] = [jobsOf(world, false), jobsOf(world, true)];
			expect([created.length, unknown.length]).toEqual([4, createsJob ? 2 : 0]);
			for (const { _id, url, language } of created) {
				const item = VIDEOS.findIndex((video) => url.endsWith(`/${video}.mp4`));
				expect(complaint.description).toContain(`item ${item}, ${language}: ${_id}`);
			}
			expect(complaint.description).toContain('item 1, fr: outcome unknown');
			expect(outputOf(failed, 'After')).toEqual([]);

			world.akool.clearFaults();
			expect(complaintOf(await retry(world, failed))).toEqual(complaint);
			expect(asked(world, 'create')).toBe(VIDEOS.length);

			// The named ones, and those that the user finds in the account.
			const ids = [...created, ...unknown].map(({ _id }) => _id);
			expect(await lookUp(world, ids)).toEqual(ids.map((_id) => [_id, 'completed']));
		},
	);

	it.concurrent.each(ADDRESS_FAULTS)(
		'$name: says so, and Retry creates every job once when it is over',
		async (fault) => {
			const { message, detail } = fault;
			const world = await startOwnWorld({ stepMs: Infinity });
			const end = await begin(fault, world, 'create');
			const failed = await runNode(world, VIDEOS, {
				operation,
				waitMode: 'polling',
				maxWaitMinutes: 0.01,
			});
			const complaint = complaintOf(failed);
			expect(complaint).toEqual({
				status: 'error',
				message,
				description: expect.stringContaining(detail),
			});
			expect(complaint.description).not.toContain('Jobs already created');
			expect(world.akool.jobs).toEqual([]);

			await end();
			expect((await retry(world, failed)).status).toBe('success');
			expect(asked(world, 'create')).toBe(VIDEOS.length);
			expect(world.akool.jobs).toHaveLength(6);
		},
	);

	it.concurrent('a cut connection with On Error "Continue": the other items go on', async () => {
		const world = await startOwnWorld({ stepMs: 20 });
		world.akool.fault({ kind: 'create', url: UNLUCKY, cut: true, createsJob: true });
		const execution = await runNode(
			world,
			VIDEOS,
			{ operation, waitMode: 'polling', pollIntervalSeconds: 1, targetLanguages: ['fr'] },
			{ onError: 'continueRegularOutput' },
		);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'After')).toEqual([
			expect.objectContaining({ _id: world.akool.jobs.find(({ url }) => url.includes('/0'))?._id }),
			{
				error: 'The connection to Akool was cut: the translation may or may not have been created',
				message: expect.stringContaining('Look for it in your Akool account'),
			},
			expect.objectContaining({ _id: world.akool.jobs.find(({ url }) => url.includes('/2'))?._id }),
		]);
		expect(asked(world, 'create')).toBe(VIDEOS.length);
	});
});
