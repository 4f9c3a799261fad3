import { outputOf } from '../../../tools/n8n/execution';
import { complaintOf, runNode, startOwnWorld } from '../faults/fault';
import { WAITER, asked } from '../waiter';
import type { World } from '../world';

interface OddAnswer {
	/** Of the job, in digits. */
	id: string;
	/** The answer to its create. */
	body: (id: string) => object;
}

const QUEUED = { video_status: 1 };

const ODD: OddAnswer[] = [
	{
		// A job, though all results are refusals.
		id: '660000000000000000000001',
		body: (_id) => ({ code: 1000, data: { _id, ...QUEUED }, all_results: [{ code: 1006 }] }),
	},
	{
		// A number as ID.
		id: '66000002',
		body: (id) => ({ code: 1000, data: { _id: Number(id), ...QUEUED } }),
	},
	{
		// A job in an entry without a code.
		id: '660000000000000000000003',
		body: (_id) => ({ code: 1000, all_results: [{ data: { _id, ...QUEUED } }] }),
	},
	{
		// A job beside the code of a refusal.
		id: '660000000000000000000004',
		body: (_id) => ({ code: 1006, msg: 'no credits', data: { _id, ...QUEUED } }),
	},
];

const VIDEOS = ODD.map((_odd, index) => index);
const IDS = ODD.map(({ id }) => id);
const video = (number: number) => `https://videos.example/${number}.mp4`;

/** Akool completes a job for each odd answer, and answers the creates with them. */
async function start(): Promise<World> {
	const world = await startOwnWorld({ stepMs: Infinity });
	for (const [index, { id, body }] of ODD.entries()) {
		world.akool.addJob({ _id: id, video_status: 3 });
		world.akool.fault({ kind: 'create', url: video(index), http: 200, body: body(id) });
	}
	return world;
}

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

describe.each(['createTranslation', 'createAndWait'])('%s', (operation) => {
	const parameters = { operation, targetLanguages: ['fr'] };

	it.concurrent('every job comes out', async () => {
		const world = await start();
		const execution = await runNode(world, VIDEOS, parameters);
		expect(execution.status).toBe('success');
		const items = outputOf(execution, WAITER);
		expect(items.map(({ _id }) => _id)).toEqual(IDS);
		const status = operation === 'createAndWait' ? 'completed' : 'queueing';
		expect(items).toMatchObject(ODD.map(() => ({ status, language: 'fr' })));
	});

	it.concurrent(
		'every job is named when another item is refused, and none is asked for again',
		async () => {
			const world = await start();
			const refused = ODD.length;
			world.akool.fault({ kind: 'create', url: video(refused), code: 1203 });
			const failed = await runNode(world, [...VIDEOS, refused], parameters, RETRY_ON_FAIL);
			const { message, description } = complaintOf(failed);
			expect(message).toBe('The video has no audio track');
			for (const [index, id] of IDS.entries()) {
				expect(description).toContain(`item ${index}, fr: ${id}`);
			}
			expect(asked(world, 'create')).toBe(ODD.length + 2);
		},
	);
});
