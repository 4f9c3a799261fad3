import type { IDataObject, INode } from 'n8n-workflow';

import { outputOf } from '../../../tools/n8n/execution';
import { retryExecution } from '../../../tools/n8n/retryExecution';
import { asked } from '../waiter';
import { startWorld, type World } from '../world';
import {
	JOB_KEYS,
	PRODUCTS,
	WRONG_ITEM,
	jobOf,
	made,
	make,
	wrongIn,
	type Product,
} from './product';

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

let world: World;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(() => world.akool.reset());

afterAll(async () => await world.akool.close());

/** The parameters of the operation that creates. */
const creating = ({ resource, create, parameters }: Product): INode['parameters'] => ({
	resource,
	operation: create,
	...parameters,
});

describe.each(PRODUCTS)('$noun', (product) => {
	const { resource, noun } = product;

	/** What Akool does to the create call of the second of three items. */
	const strike = (fault: object) =>
		world.akool.fault({ kind: 'create', product: product.made, url: product.ofItem(1), ...fault });

	it('is created: one job item for each item', async () => {
		const items = made(await make(world, creating(product), 3));
		expect(items).toHaveLength(3);
		for (const [number, item] of items.entries()) {
			expect(Object.keys(item)).toEqual(JOB_KEYS);
			const { _id, body } = jobOf(world, product, number);
			expect(item).toMatchObject({ _id, status: 'queueing', result_url: null });
			expect(body).not.toHaveProperty('webhookUrl');
		}
		expect(asked(world, 'create')).toBe(3);
	});

	it.each(['create', 'createAndWait'])(
		'%s never creates it twice when an answer was cut after the job existed',
		async (operation) => {
			strike({ cut: true, createsJob: true, times: 1 });
			const waits = { operation, waitMode: 'polling' };
			const parameters = { ...creating(product), ...(operation === 'create' ? {} : waits) };
			const failed = await make(world, parameters, 3, RETRY);
			const { error } = failed.data.resultData;
			expect(error?.message).toBe(
				`The connection to Akool was cut: the ${noun} may or may not have been created`,
			);
			for (const number of [0, 2]) {
				expect(error?.description).toContain(jobOf(world, product, number)._id);
			}
			const again = await retryExecution(world.n8n, failed.id, 'original');
			expect((await world.n8n.waitForExecution(again)).status).toBe('error');
			expect([asked(world, 'create'), world.akool.jobs.length]).toEqual([3, 3]);
		},
	);

	it('is created once by Retry On Fail when Akool refuses it at first', async () => {
		strike({ code: 1015, times: 2 });
		const items = made(await make(world, creating(product), 3, RETRY));
		const ids = [0, 1, 2].map((number) => jobOf(world, product, number)._id);
		expect(items.map(({ _id }) => _id)).toEqual(ids);
		expect(world.akool.jobs).toHaveLength(3);
	});

	it('leaves an error in its place with On Error "Continue"', async () => {
		strike({ code: 1200 });
		const execution = await make(world, creating(product), 3, { onError: 'continueRegularOutput' });
		expect(made(execution)).toEqual([
			expect.objectContaining({ _id: jobOf(world, product, 0)._id }),
			{ error: 'Akool has banned this account', message: expect.stringContaining('code 1200') },
			expect.objectContaining({ _id: jobOf(world, product, 2)._id }),
		]);
	});

	it('is told about by Get Video Info, and downloaded', async () => {
		const { _id } = world.akool.addJob({ product: product.made, video_status: 3, deduction: 7 });
		const job: IDataObject = {
			...{ _id, status: 'completed', video_status: 3, progress: 100, credits: 7 },
			result_url: `${world.akool.url}/media/${_id}.mp4`,
		};
		const [info] = made(
			await make(world, { resource, operation: 'getVideoInfo', videoModelId: _id }),
		);
		expect(Object.keys(info ?? {})).toEqual(JOB_KEYS);
		expect(info).toMatchObject(job);

		const download = await make(world, { resource, operation: 'downloadVideo', videoModelId: _id });
		expect(made(download)).toMatchObject([job]);
		const [file] = download.data.resultData.runData.Make?.[0]?.data?.main?.[0] ?? [];
		expect(file?.binary?.data).toMatchObject({ fileName: `${_id}.mp4`, mimeType: 'video/mp4' });
		expect(outputOf(download, 'After')).toHaveLength(1);
	});

	it.each(product.wrong)(
		'is refused for all items when one has %s',
		async (_what, wrong, message) => {
			const parameters = { ...creating(product), ...wrongIn(WRONG_ITEM, wrong) };
			const execution = await make(world, parameters, 3);
			expect(execution.data.resultData.error?.message).toBe(message);
			expect(world.akool.requests).toEqual([]);
		},
	);
});
