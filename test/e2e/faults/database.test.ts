import { lockDatabase } from '../../../tools/e2e/lockedDatabase';
import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { deliver } from '../../../tools/load/senders';
import { akoolListener, TRIGGER, type Listener } from '../../../tools/load/workflows';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { outputOf } from '../../../tools/n8n/execution';
import { n8nLine } from '../../../tools/n8n/versions';
import { startSimulator, type AkoolSimulator } from '../../../tools/simulator';

// n8n itself waits for the database for a while.
jest.setTimeout(240_000);

let alone: PrivateN8n;
let akool: AkoolSimulator;
let listener: Listener;

beforeAll(async () => {
	alone = await startPrivateN8n('database');
	akool = await startSimulator({ stepMs: Infinity });
	const credential = await alone.n8n.createCredential(akoolCredential(akool));
	listener = await akoolListener(alone.n8n, credential);
});

afterAll(async () => {
	await akool.close();
	await alone.end();
});

const callback = (_id: string) => JSON.stringify(akool.signCallback({ _id, status: 3 }));

// n8n 1 answers 200 all the same, when it has failed to save the static data; and it stores nothing.
const onlyOnSecond = n8nLine().name === '1.x' ? it.failing : it;

onlyOnSecond(
	'the database is locked: Akool gets 5xx, and what it sends again starts its execution',
	async () => {
		const ids = ['first', 'second', 'third'];
		const unlock = await lockDatabase(alone.server);
		const refused = await Promise.all(
			ids.map(async (id) => await deliver(listener.url, callback(id))),
		).finally(unlock);
		for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(500);

		for (const id of ids) expect((await deliver(listener.url, callback(id))).status).toBe(200);
		const executions = await alone.n8n.waitForExecutions(listener.workflow.id, ids.length);
		const started = executions.flatMap((execution) => outputOf(execution, TRIGGER));
		expect(started.map(({ _id }) => _id).sort()).toEqual(ids);
	},
);
