import { startPrivateN8n, type PrivateN8n } from '../../tools/e2e/privateN8n';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { N8nClient } from '../../tools/n8n/client';
import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import {
	afterTheWait,
	createWaiter,
	startWaiting,
	translationsOf,
	withOwnHook,
	type Place,
} from './waiter';

// Two starts of n8n, on a machine that may be slow.
jest.setTimeout(180_000);

let alone: PrivateN8n;
let akool: AkoolSimulator;

beforeAll(async () => {
	alone = await startPrivateN8n('restart');
	akool = await startSimulator({ stepMs: Infinity });
});

afterAll(async () => {
	await akool.close();
	await alone.end();
});

it('n8n is killed while it waits, and the callbacks after its restart end the wait', async () => {
	const { server, n8n } = alone;
	const credential = await n8n.createCredential(akoolCredential(akool));
	const place: Place = { n8n, akool, credential };
	const workflow = await createWaiter(place, {}, withOwnHook());
	const { id } = await startWaiting(n8n, workflow.id);
	const jobs = [...akool.jobs];
	const [first, second, third, ...others] = jobs.map(({ _id }) => _id);
	await akool.advance(String(first), 3);

	await server.stop('SIGKILL');
	// This callback finds nobody: Akool sends it again until it is received.
	await akool.advance(String(second), 3);
	expect(akool.callbacks.at(-1)?.responseStatus).toBeNull();
	// And of this one nobody ever hears.
	Object.assign(akool.job(String(third)), { video_status: 3, progress: 100 });
	await server.start();

	const again = N8nClient.resume(n8n.key);
	expect((await again.execution(id)).status).toBe('waiting');
	for (const _id of others.reverse()) await akool.advance(_id, 3);
	const execution = await again.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const { items, runs } = afterTheWait(execution);
	expect([items.length, runs]).toEqual([3, 1]);
	expect(items.flatMap(translationsOf).map(([, , status]) => status)).toEqual(
		jobs.map(() => 'completed'),
	);
	expect(jobs).toHaveLength(6);
	expect(akool.jobs).toHaveLength(6);
});
