import { logOf, workerOf } from '../../tools/queue/sharedQueue';
import { MANY, stopAmidCreates } from '../e2e/stopping';
import { createWaiter, withVideos } from '../e2e/waiter';
import type { World } from '../e2e/world';
import { startQueueWorld } from './world';

let world: World;

beforeAll(async () => {
	world = await startQueueWorld({ stepMs: Infinity });
});

afterEach(() => world.akool.reset());

afterAll(async () => await world.akool.close());

it.each(['createTranslation', 'createAndWait'])(
	'Stop during %s: its worker starts no further create, and its log names those that were cut off',
	async (operation) => {
		const parameters = { operation, targetLanguages: ['fr'] };
		const workflow = await createWaiter(world, parameters, withVideos(MANY));
		await stopAmidCreates(world, workflow.id, 'translation', (id) => logOf(workerOf(id)));
	},
);
