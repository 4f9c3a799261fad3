import { sharedLog } from '../../../tools/e2e/sharedN8n';
import { MANY, stopAmidCreates } from '../stopping';
import { startWorld, type World } from '../world';
import { PRODUCTS, createMaker } from './product';

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
			const { id } = await createMaker(world, { resource, operation, ...parameters }, MANY);
			await stopAmidCreates(world, id, noun, sharedLog);
		},
	);
});
