import { sleep } from 'n8n-workflow';

import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { outputOf } from '../../tools/n8n/execution';
import type { CallbackOverrides, Job } from '../../tools/simulator';
import { activateTrigger, startWorld } from './world';
import type { ActiveTrigger, World } from './world';

describe('callbacks that reach the webhook of Akool Trigger', () => {
	let world: World;
	let trigger: ActiveTrigger;
	let job: Job;

	beforeAll(async () => {
		world = await startWorld();
		trigger = await activateTrigger(world);
	});

	beforeEach(() => {
		job = world.akool.addJob({ video_status: 3 });
	});

	afterAll(async () => {
		await world.n8n.deactivate(trigger.workflow.id);
		await world.akool.close();
	});

	const post = async (body: string) =>
		await fetch(trigger.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
		});

	const signed = (payload: object, overrides?: CallbackOverrides) =>
		JSON.stringify(world.akool.signCallback(payload, overrides));

	const completed = () => ({
		_id: job._id,
		status: 3,
		type: 'video translate',
		url: `${world.akool.url}/media/${job._id}.mp4`,
	});

	const startedIds = async () => {
		const executions = await world.n8n.executions(trigger.workflow.id);
		return executions.flatMap((execution) =>
			outputOf(execution, 'Akool Trigger').map(({ _id }) => _id),
		);
	};

	/**
	 * What has run when a callback sent after all others has run, too, and then another: whatever the
	 * others started has had the time of a whole execution more.
	 */
	const startedUntilNow = async () => {
		for (let marker = 0; marker < 2; marker++) {
			const { _id } = world.akool.addJob({ video_status: 3 });
			const response = await post(signed({ ...completed(), _id }));
			expect(response.status).toBe(200);
			while (!(await startedIds()).includes(_id)) await sleep(50);
		}
		return await startedIds();
	};

	it('starts one execution for a genuine one', async () => {
		const response = await post(signed(completed()));
		expect(response.status).toBe(200);
		expect((await startedUntilNow()).filter((id) => id === job._id)).toHaveLength(1);
	});

	it('starts no second execution for the same one again', async () => {
		const body = signed(completed());
		expect((await post(body)).status).toBe(200);
		expect((await post(body)).status).toBe(200);
		expect((await startedUntilNow()).filter((id) => id === job._id)).toHaveLength(1);
	});

	it('answers 200 to an event that is not selected, and starts nothing', async () => {
		const response = await post(signed({ _id: job._id, status: 2, type: 'video translate' }));
		expect(response.status).toBe(200);
		expect(await startedUntilNow()).not.toContain(job._id);
	});

	it.each<[string, CallbackOverrides]>([
		['with a wrong signature', { signature: '0'.repeat(40) }],
		['signed for another client ID', { clientId: 'somebody-else' }],
		['encrypted with another key', { apiKey: 'abcdefghijklmnopqrstuvwx' }],
	])('refuses a forged one %s with 401, and starts nothing', async (_, overrides) => {
		const response = await post(signed(completed(), overrides));
		expect(response.status).toBe(401);
		expect(await response.text()).not.toMatch(/signature|decrypt|client/i);
		expect(await startedUntilNow()).not.toContain(job._id);
	});

	it('refuses an unencrypted payload with 401, and starts nothing', async () => {
		expect((await post(JSON.stringify(completed()))).status).toBe(401);
		expect(await startedUntilNow()).not.toContain(job._id);
	});

	it.each(['[]', '"text"', '17', 'null', '{}', '{"dataEncrypt":1}'])(
		'refuses %s as malformed with 400',
		async (body) => {
			expect((await post(body)).status).toBe(400);
		},
	);

	it('leaves broken JSON to n8n, which answers 422', async () => {
		expect((await post('{"signature": "abc')).status).toBe(422);
	});

	it('answers a confirming outage with 503, and starts the execution when Akool sends again', async () => {
		const confirming = await activateTrigger(world, { options: { includeVideoInfo: true } });
		const body = signed(completed());
		const send = async () =>
			await fetch(confirming.url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body,
			});
		const repair = world.akool.fault({ kind: 'info', http: 503 });
		expect((await send()).status).toBe(503);
		repair();
		expect((await send()).status).toBe(200);
		const [execution] = await world.n8n.waitForExecutions(confirming.workflow.id, 1);
		expect(execution && outputOf(execution, 'Akool Trigger')).toMatchObject([
			{ _id: job._id, info: { _id: job._id, status: 'completed' } },
		]);
		await world.n8n.deactivate(confirming.workflow.id);
	});
});

describe('activating with a credential that cannot verify callbacks', () => {
	const activateWith = async (fields: Record<string, string>) => {
		const world = await startWorld();
		await world.akool.close();
		const credential = await world.n8n.createCredential(akoolCredential(world.akool, fields));
		await activateTrigger({ ...world, credential });
	};
	let outcomes: Record<string, PromiseSettledResult<void>>;

	beforeAll(async () => {
		// All at once, because n8n tries for 15 seconds before it gives up.
		const [withoutClientId, withoutKey, withShortKey] = await Promise.allSettled([
			activateWith({ clientId: '' }),
			activateWith({ authentication: 'apiToken', apiKey: '' }),
			activateWith({ apiKey: 'too-short' }),
		]);
		outcomes = { withoutClientId, withoutKey, withShortKey };
	});

	it.each([
		['withoutClientId', /client ID/i],
		['withoutKey', /API key/i],
		['withShortKey', /16, 24 or 32/],
	])('%s fails with a message that says what is missing', (which, words) => {
		expect(outcomes[which]).toMatchObject({
			status: 'rejected',
			reason: { message: expect.stringMatching(words) },
		});
	});
});
