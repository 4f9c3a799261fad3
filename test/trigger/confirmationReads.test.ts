import { simulatedAccount } from '../engine/simulation';
import { confirmationsAt } from './confirmingTrigger';

const account = simulatedAccount();
const { trigger, callback, reads } = confirmationsAt(account);

describe('Akool is asked', () => {
	it('once for a callback that is accepted, and about that job', async () => {
		const job = account.akool.addJob({ video_status: 3 });
		await trigger().post(callback(job._id, 3));
		expect(reads()).toEqual([['info', job._id]]);
	});

	it('once, too, when it has an outage: the callback comes again', async () => {
		account.akool.fault({ kind: 'info', http: 503 });
		await trigger().post(callback('a', 3));
		expect(reads()).toHaveLength(1);
	});

	it('once for several equal callbacks, at the same instant or later', async () => {
		const job = account.akool.addJob({ video_status: 3 });
		const { post } = trigger();
		const bodies = Array.from({ length: 5 }, () => callback(job._id, 3));
		const answers = await Promise.all(bodies.map(async (body) => await post(body)));
		answers.push(await post(callback(job._id, 3)));
		expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
		expect(answers.flatMap(({ executions }) => executions)).toHaveLength(1);
		expect(reads()).toHaveLength(1);
	});

	it('once for several equal callbacks in an outage, and all come again', async () => {
		account.akool.fault({ kind: 'info', http: 503 });
		const { post } = trigger();
		const answers = await Promise.all([post(callback('a', 3)), post(callback('a', 3))]);
		expect(answers.map(({ status }) => status)).toEqual([503, 503]);
		expect(reads()).toHaveLength(1);
	});

	it.each<[string, () => unknown]>([
		['forged', () => ({ ...callback('a', 3), signature: '0'.repeat(40) })],
		['unencrypted', () => ({ _id: 'a', status: 3 })],
		['malformed', () => []],
		['too old', () => account.akool.signCallback({ _id: 'a', status: 3 }, { timestamp: 1 })],
		['of a status that is not selected', () => callback('a', 9)],
	])('never about a callback that is %s', async (_, body) => {
		const { executions } = await trigger({ maxAgeSeconds: 60 }).post(body());
		expect(executions).toEqual([]);
		expect(reads()).toEqual([]);
	});

	it('never when Include Video Info is off', async () => {
		const { executions } = await trigger({ includeVideoInfo: false }).post(callback('a', 3));
		expect(executions[0]?.[0]?.json).not.toHaveProperty('info');
		expect(reads()).toEqual([]);
	});
});
