import { sleep } from 'n8n-workflow';

import { sharedLog } from '../../../tools/e2e/sharedN8n';
import { asked } from '../waiter';
import { startWorld, type World } from '../world';
import { PRODUCTS, createMaker } from './product';

/** So many creates are under way at once. */
const AT_ONCE = 5;

let world: World;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(() => world.akool.reset());

afterAll(async () => await world.akool.close());

describe.each(PRODUCTS)('Stop while a $noun is created', (product) => {
	const { resource, create, parameters, noun } = product;

	it.each([create, 'createAndWait'])(
		'by %s starts no further create, and the log of n8n names those that were cut off',
		async (operation) => {
			const { n8n, akool } = world;
			akool.fault({ kind: 'create', held: true });
			const before = (await sharedLog()).length;
			const making = { resource, operation, ...parameters };
			const { id: workflow } = await createMaker(world, making, AT_ONCE + 2);
			const id = await n8n.runManually(workflow, 'Start');
			while (asked(world, 'create') < AT_ONCE) await sleep(10);
			await n8n.stopExecution(id);

			const cutOff = async () =>
				(await sharedLog())
					.slice(before)
					.split('\n')
					.filter((line) => line.includes(`Akool may have created a ${noun}: item `));
			while ((await cutOff()).length < AT_ONCE) await sleep(50);
			for (const [number, line] of (await cutOff()).sort().entries()) {
				expect(line).toContain(`: item ${number}, `);
				expect(line).not.toContain('of no address');
			}
			expect((await n8n.waitForExecution(id)).status).toBe('canceled');
			expect(asked(world, 'create')).toBe(AT_ONCE);
		},
	);
});
