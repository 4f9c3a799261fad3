import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { video, videos } from '../engine/operations';
import { Scenario } from './scenario';

const scenario = new Scenario();

/** Three items of which the last has these values; the parameters refer to them. */
async function waitWithLast(values: IDataObject, settings = {}, waitMode = 'polling') {
	const good = { mode: waitMode, minutes: 1, seconds: 15, to: 'fr' };
	const items = videos(3).map((item) => ({ ...item, ...good }));
	Object.assign(items[2] ?? {}, values);
	return await scenario.start(
		3,
		{
			waitMode: '={{ $json.mode }}',
			maxWaitMinutes: '={{ $json.minutes }}',
			pollIntervalSeconds: '={{ $json.seconds }}',
			targetLanguages: '={{ $json.to }}',
		},
		{ items, settings },
	);
}

const WRONG: Array<[IDataObject, string]> = [
	[{ minutes: 0 }, 'Max Wait (Minutes) is out of range: "0"'],
	[{ minutes: -5 }, 'Max Wait (Minutes) is out of range: "-5"'],
	[{ minutes: 'soon' }, 'Max Wait (Minutes) is out of range: "soon"'],
	[{ minutes: null }, 'Max Wait (Minutes) is out of range: "null"'],
	[{ seconds: 0.5 }, 'Poll Interval (Seconds) is out of range: "0.5"'],
	[{ seconds: 0 }, 'Poll Interval (Seconds) is out of range: "0"'],
	[{ mode: 'both' }, 'Wait Mode is not one of its values: "both"'],
	[{ url: 'nowhere' }, 'Video URL is not a valid URL: "nowhere"'],
	[{ to: '' }, 'Target Languages is empty'],
];

describe('a wrong value in the last item', () => {
	it.each(WRONG)('stops the node before anything is created: %j', async (values, message) => {
		const { status, result } = await waitWithLast(values);
		expect([status, result.error?.message]).toEqual(['error', message]);
		expect(result.error?.description).toMatch(/^[A-Z][^]*\.$/);
		expect(result.error?.description).not.toMatch(/\de-?\d/);
		expect(result.error?.context).toMatchObject({ itemIndex: 2 });
		expect(scenario.akool.requests).toEqual([]);
	});

	it('is an error item in its place when the node continues, and the others are created', async () => {
		const settings = { onError: 'continueRegularOutput' };
		const execution = await waitWithLast({ minutes: 0 }, settings, 'callback');
		expect(scenario.akool.jobs.map(({ url }) => url)).toEqual([video(0), video(1)]);
		for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
		expect(execution.result.json()).toMatchObject([
			{ status: 'completed' },
			{ status: 'completed' },
			{ error: 'Max Wait (Minutes) is out of range: "0"' },
		]);
	});
});

it('a poll interval that is not used may be anything', async () => {
	const { status } = await waitWithLast({ seconds: 0 }, {}, 'callback');
	expect(status).toBe('waiting');
});

describe('a credential that could not verify callbacks', () => {
	const startWith = async (changes: IDataObject, parameters: IDataObject = {}) =>
		await scenario.start(2, parameters, {
			credential: { ...scenario.credential, authentication: 'apiToken', ...changes },
		});

	it.each<[IDataObject, string]>([
		[{ clientId: '' }, 'The Akool API credential has no Client ID'],
		[{ clientId: undefined }, 'The Akool API credential has no Client ID'],
		[{ apiKey: '' }, 'The Akool API credential has no API Key (Client Secret)'],
		[
			{ apiKey: 'too-short' },
			'The API Key (Client Secret) of the Akool API credential has 9 bytes instead of 16, 24 or 32',
		],
	])('stops the node before anything is created: %j', async (changes, message) => {
		const { status, result } = await startWith(changes);
		expect([status, result.error?.message]).toEqual(['error', message]);
		expect(result.error?.description).toMatch(/Or set Wait Mode to Polling\.$/);
		expect(scenario.akool.requests).toEqual([]);
	});

	it('is not what an item says that is wrong itself', async () => {
		const { result } = await startWith({ clientId: '' }, { waitMode: '={{ "poll" }}' });
		expect(result.error?.message).toBe('Wait Mode is not one of its values: "poll"');
	});

	it('is the error of each item when the node continues', async () => {
		const { status, result } = await scenario.start(
			2,
			{},
			{
				credential: { ...scenario.credential, authentication: 'apiToken', clientId: '' },
				settings: { onError: 'continueErrorOutput' },
			},
		);
		expect(status).toBe('success');
		expect(result.items('Akool')).toEqual([]);
		const error = 'The Akool API credential has no Client ID';
		expect(result.items('Akool', 1)).toMatchObject([
			{ json: { error }, pairedItem: { item: 0 } },
			{ json: { error }, pairedItem: { item: 1 } },
		]);
		expect(scenario.akool.requests).toEqual([]);
	});

	it('is good enough for polling', async () => {
		const parameters = { waitMode: 'polling', maxWaitMinutes: 1e-9 };
		const { status } = await startWith({ clientId: '', apiKey: '' }, parameters);
		expect([status, scenario.akool.jobs.length]).toEqual(['success', 2]);
	});
});

it('a longer wait than a date can express is still a wait, and nothing is paid in vain', async () => {
	const execution = await scenario.start(1, { maxWaitMinutes: 1e15 });
	expect(execution.status).toBe('waiting');
	expect(new Date(execution.load().waitTill ?? Number.NaN).getTime()).toBeGreaterThan(Date.now());
});
