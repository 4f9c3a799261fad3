import { sleep } from 'n8n-workflow';

import { outputOf } from '../../tools/n8n/execution';
import { activateTrigger } from '../e2e/world';
import type { ActiveTrigger, World } from '../e2e/world';
import { at, post, startQueueWorld } from './world';

const CALLBACKS = 300;
/** Akool's callbacks come in crowds of about this size. */
const AT_ONCE = 25;

// So many executions on workers, and no faster than n8n starts them.
jest.setTimeout(480_000);

let world: World;
let trigger: ActiveTrigger;

beforeAll(async () => {
	world = await startQueueWorld();
	trigger = await activateTrigger(world);
});

afterAll(async () => {
	await world.n8n.deactivate(trigger.workflow.id);
	await world.akool.close();
});

it(`${CALLBACKS} callbacks, every third sent twice: each is answered 200 and starts one execution`, async () => {
	const { n8n, akool } = world;
	const url = at('webhook', trigger.url);
	const send = async (_id: string) =>
		(await post(url, akool.signCallback({ _id, status: 3, type: 'video translate' }))).status;
	const ids = Array.from({ length: CALLBACKS }, () => akool.addJob({ video_status: 3 })._id);
	const answers: number[] = [];
	for (let first = 0; first < CALLBACKS; first += AT_ONCE) {
		const crowd = ids.slice(first, first + AT_ONCE);
		answers.push(...(await Promise.all(crowd.map(send))));
		const repeated = crowd.filter((_, index) => index % 3 === 0);
		answers.push(...(await Promise.all(repeated.map(send))));
	}
	expect(new Set(answers)).toEqual(new Set([200]));

	// Each execution asks Akool once: looking at 300 executions again and again would delay them.
	while (akool.requests.filter(({ kind }) => kind === 'info').length < CALLBACKS) await sleep(200);
	await n8n.waitForExecutions(trigger.workflow.id, CALLBACKS);
	const executions = await n8n.executions(trigger.workflow.id);
	expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
	const started = executions.flatMap((execution) => outputOf(execution, 'Get Video Info'));
	expect(started.map(({ _id }) => _id).sort()).toEqual([...ids].sort());
});
