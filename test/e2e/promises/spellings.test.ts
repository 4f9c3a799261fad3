import { deliver } from '../../../tools/load/senders';
import { outputOf } from '../../../tools/n8n/execution';
import type { Job } from '../../../tools/simulator';
import { startOwnWorld } from '../faults/fault';
import { WAITER, afterTheWait, createWaiter, startWaiting, withVideos } from '../waiter';
import { activateTrigger, type World } from '../world';

/** One of the ways to say that a job is completed. */
interface Spelling {
	name: string;
	payload?: (job: Job, video: string) => object;
	/** As it stands in the body: a number of digits that JSON.parse would not keep. */
	nonce?: string;
	/** The same number to JSON.parse, of other digits. */
	otherNonce?: string;
	isTimestampText?: boolean;
}

const demo = ({ _id }: Job, video: string) => ({ video_id: _id, video_status: 3, video });

const SPELLINGS: Spelling[] = [
	{ name: 'a timestamp that is text', isTimestampText: true },
	{
		name: 'a nonce of 23 digits that is a number',
		nonce: '12345678901234567890123',
		otherNonce: '12345678901234567890124',
	},
	{ name: 'a nonce that is a number with a zero at its end', nonce: '1.50' },
	{ name: "the names of Akool's demo", payload: demo },
	{
		name: 'all of these',
		payload: demo,
		isTimestampText: true,
		nonce: '9007199254740993',
	},
];

const OTHER_DIGITS = SPELLINGS.filter(({ otherNonce }) => otherNonce !== undefined);

/** The body of a callback that tells that a job is completed. */
function bodyOf({ akool }: World, job: Job, spelling: Spelling, digits = spelling.nonce): string {
	const { nonce, payload, isTimestampText } = spelling;
	const video = `${akool.url}/media/${job._id}.mp4`;
	const told = payload?.(job, video) ?? { _id: job._id, status: 3, url: video };
	const body = akool.signCallback(told, nonce === undefined ? {} : { nonce });
	const { timestamp } = body;
	const text = JSON.stringify({ ...body, timestamp: isTimestampText ? `${timestamp}` : timestamp });
	return nonce === undefined ? text : text.replace(`"nonce":"${nonce}"`, `"nonce":${digits}`);
}

describe('Akool Trigger', () => {
	const start = async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const trigger = await activateTrigger(world, { options: { maxAgeSeconds: 86_400 } });
		return { world, trigger, job: world.akool.addJob({ video_status: 3 }) };
	};

	it.concurrent.each(SPELLINGS)(
		'starts its workflow for a callback with $name',
		async (spelling) => {
			const { world, trigger, job } = await start();
			expect((await deliver(trigger.url, bodyOf(world, job, spelling))).status).toBe(200);
			const [execution] = await world.n8n.waitForExecutions(trigger.workflow.id, 1);
			expect(execution && outputOf(execution, 'Akool Trigger')).toMatchObject([
				{
					_id: job._id,
					status: 'completed',
					video_status: 3,
					url: `${world.akool.url}/media/${job._id}.mp4`,
				},
			]);
			await world.n8n.deactivate(trigger.workflow.id);
		},
	);

	it.concurrent.each(OTHER_DIGITS)(
		'refuses $name when other digits were signed',
		async (spelling) => {
			const { world, trigger, job } = await start();
			const body = bodyOf(world, job, spelling, spelling.otherNonce);
			expect((await deliver(trigger.url, body)).status).toBe(401);
			expect(await world.n8n.executions(trigger.workflow.id)).toEqual([]);
			await world.n8n.deactivate(trigger.workflow.id);
		},
	);
});

describe('a waiting Create and Wait', () => {
	const start = async () => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const workflow = await createWaiter(world, { targetLanguages: ['fr'] }, withVideos(1));
		const { id } = await startWaiting(world.n8n, workflow.id);
		const [job] = world.akool.jobs;
		if (job === undefined) throw new Error('No job was created');
		job.video_status = 3;
		return { world, id, job };
	};

	it.concurrent.each(SPELLINGS)('goes on with a callback with $name', async (spelling) => {
		const { world, id, job } = await start();
		expect((await deliver(job.webhookUrl, bodyOf(world, job, spelling))).status).toBe(200);
		const execution = await world.n8n.waitForExecution(id);
		expect(execution.status).toBe('success');
		expect(afterTheWait(execution)).toMatchObject({
			runs: 1,
			items: [{ _id: job._id, status: 'completed', timed_out: false }],
		});
	});

	it.concurrent.each(OTHER_DIGITS)(
		'refuses $name when other digits were signed, and goes on waiting',
		async (spelling) => {
			const { world, id, job } = await start();
			const body = bodyOf(world, job, spelling, spelling.otherNonce);
			expect((await deliver(job.webhookUrl, body)).status).toBe(401);
			const waiting = await world.n8n.execution(id);
			expect([waiting.status, outputOf(waiting, 'After')]).toEqual(['waiting', []]);
			expect((await deliver(job.webhookUrl, bodyOf(world, job, spelling))).status).toBe(200);
			const execution = await world.n8n.waitForExecution(id);
			expect(outputOf(execution, WAITER)).toMatchObject([{ _id: job._id, status: 'completed' }]);
		},
	);
});
