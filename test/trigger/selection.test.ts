import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen } from './listener';

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (parameters: object = {}) =>
	listen({ credential: credentialFor(simulator), parameters: parameters as never });

/** The statuses in words of the executions that callbacks of all statuses start. */
async function startedBy(parameters: object): Promise<unknown[]> {
	const { post } = trigger(parameters);
	const words: unknown[] = [];
	for (const status of [1, 2, 3, 4, 5]) {
		const { executions } = await post(simulator.signCallback({ _id: 'a', status }));
		words.push(...executions.map(([item]) => item?.json.status));
	}
	return words;
}

describe('the events that start a workflow', () => {
	it('are completed and failed when nothing else is said', async () => {
		expect(await startedBy({})).toEqual(['completed', 'failed']);
	});

	it.each<[string[]]>([
		[['queueing']],
		[['processing']],
		[['completed']],
		[['failed']],
		[['queueing', 'failed']],
		[[]],
	])('are those selected: %j', async (events) => {
		expect(await startedBy({ events })).toEqual(events);
	});
});

describe('the types that start a workflow', () => {
	it.each<[string, string, boolean]>([
		['', 'anything new', true],
		['video translate', 'video translate', true],
		['lipsync, video translate', 'video translate', true],
		[' ,, lipsync ,', 'lipsync', true],
		[' , ', 'lipsync', true],
		['video translate', 'video', false],
		['video', 'video translate', false],
		['Lip Sync, Video Translate', 'video translate', true],
		['lipsync', 'Lipsync', true],
		['talking photo', 'toString', false],
	])('with Types "%s": is "%s" one? %j', async (types, type, starts) => {
		const { post } = trigger({ options: { types } });
		const answer = await post(simulator.signCallback({ _id: 'a', status: 3, type }));
		expect(answer.status).toBe(200);
		expect(answer.executions).toHaveLength(starts ? 1 : 0);
	});
});

describe('events and types by expression', () => {
	it.each<[object, object]>([
		[{ events: 'completed, failed' }, { events: ['completed', 'failed'] }],
		[{ events: 'processing' }, { events: ['processing'] }],
		[{ events: 'Completed' }, { events: ['completed'] }],
	])('%j is read as %j', async (given, meant) => {
		expect(await startedBy(given)).toEqual(await startedBy(meant));
	});

	it.each<[string, object]>([
		['Events is empty', { events: '={{ null }}' }],
		['Events is empty', { events: ' ' }],
		['Events is empty', { events: ',' }],
		['Events is not one of its values: "notcompleted"', { events: 'notcompleted' }],
		['Events is not one of its values: "complete"', { events: ['failed', 'complete'] }],
		['Events has an entry that is no word: "{"completed":true}"', { events: { completed: true } }],
		[
			'Types has an entry that is no word: "{"lipsync":true}"',
			{ options: { types: { lipsync: true } } },
		],
		['Max Age (Seconds) is out of range: "soon"', { options: { maxAgeSeconds: 'soon' } }],
		['Max Age (Seconds) is out of range: "-1"', { options: { maxAgeSeconds: -1 } }],
		['Include Video Info is not true or false: "yes"', { options: { includeVideoInfo: 'yes' } }],
		['Ignore Duplicates is not true or false: "{}"', { options: { ignoreDuplicates: {} } }],
	])('"%s": Akool is to send the callback again, and the log says why', async (reason, given) => {
		const { post, logged } = trigger(given);
		const { status, executions } = await post(simulator.signCallback({ _id: 'a', status: 3 }));
		expect([status, executions]).toEqual([503, []]);
		expect(logged.map(([, message]) => message)).toEqual([
			`Akool Trigger refused a callback: ${reason}`,
		]);
	});

	it('of a trigger whose Events cannot be understood: a forged callback is refused as always', async () => {
		const { post } = trigger({ events: 'notcompleted' });
		const forged = {
			...simulator.signCallback({ _id: 'a', status: 3 }),
			signature: '0'.repeat(40),
		};
		expect((await post(forged)).status).toBe(401);
	});

	it.each(['false', 0, 'FALSE'])('Ignore Duplicates %j is false', async (ignoreDuplicates) => {
		const { post } = trigger({ options: { ignoreDuplicates } });
		const callback = simulator.signCallback({ _id: 'a', status: 3 });
		const answers = [await post(callback), await post(callback)];
		expect(answers.map(({ executions }) => executions.length)).toEqual([1, 1]);
	});

	it.each(['true', 1, 'TRUE'])('Include Video Info %j is true', async (includeVideoInfo) => {
		const { post } = trigger({ options: { includeVideoInfo } });
		const { status, executions } = await post(simulator.signCallback({ _id: 'nobody', status: 3 }));
		expect([status, executions]).toEqual([401, []]);
	});
});

describe('Max Age', () => {
	const HOUR = 3_600_000;
	const answerTo = async (millisecondsAway: number, maxAgeSeconds?: number) => {
		const timestamp = Date.now() + millisecondsAway;
		const body = simulator.signCallback({ _id: 'a', status: 3 }, { timestamp });
		const { post } = trigger(maxAgeSeconds === undefined ? {} : { options: { maxAgeSeconds } });
		const { status, executions } = await post(body);
		return [status, executions.length];
	};

	it.each<[string, number, number | undefined]>([
		['years old when no age is set', -50_000 * HOUR, undefined],
		['years old when the age is 0', -50_000 * HOUR, 0],
		['years ahead when the age is 0', 50_000 * HOUR, 0],
		['younger than the age', -50_000, 60],
		['a little ahead, as clocks differ', 50_000, 60],
	])('takes a callback that is %s', async (_, away, maxAge) => {
		expect(await answerTo(away, maxAge)).toEqual([200, 1]);
	});

	it.each<[string, number]>([
		['older', -61_000],
		['much older', -50_000 * HOUR],
		['as far in the future', 70_000],
		['of a time beyond any date', Number.MAX_VALUE],
	])('refuses one that is %s with 401', async (_, away) => {
		expect(await answerTo(away, 60)).toEqual([401, 0]);
	});
});
