import '../engine/shortPauses';

import { LoggerProxy } from 'n8n-workflow';

import type { FaultRule, RecordedRequest } from '../../tools/simulator';
import { jobItem } from '../../nodes/Akool/protocol/jobItem';
import { video, videos } from '../engine/operations';
import { runWorkflow, type RunOptions } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';
import { SONG_TYPES, letAkoolSing, song, songWorkflow } from '../engine/song';

letAkoolSing();
const account = simulatedAccount();

/** Creates one song per item. */
async function sing(count: number, options: RunOptions = {}) {
	return await runWorkflow(songWorkflow('create'), {
		items: videos(count),
		nodeTypes: SONG_TYPES,
		credential: account.credential,
		...options,
	});
}

const strike = (index: number, fault: FaultRule) =>
	account.akool.fault({ kind: 'create', url: video(index), ...fault });
const noSound = (index: number) => strike(index, { code: 1203, msg: 'no sound' });
const urlOf = ({ body }: Pick<RecordedRequest, 'body'>) => (body as { url: string }).url;
const idOf = (index: number) => account.akool.jobs.find(({ url }) => url === video(index))?._id;
const idsOf = (...indexes: number[]) => indexes.map(idOf);
const NO_SOUND = {
	error: 'The video has no audio track',
	message: expect.stringContaining('code 1203: "no sound"'),
};

afterEach(() => jest.restoreAllMocks());

it('a create sends the body as the product makes it, and gives one job item per item', async () => {
	const parameters = {
		...songWorkflow('create').nodes[1]?.parameters,
		webhookUrl: 'https://a.b/c',
	};
	const { error, items } = await sing(3, { parameters });
	expect(error).toBeUndefined();
	expect(account.akool.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
		Array.from({ length: 3 }, () => `POST ${song.path}`),
	);
	expect(account.akool.requests.map(({ body }) => body)).toEqual(
		[0, 1, 2].map((index) => ({ url: video(index), choir: true, webhookUrl: 'https://a.b/c' })),
	);
	expect(items().map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	const [job] = account.akool.jobs;
	const { _id, create_time } = job ?? {};
	const data = { _id, create_time, video_status: 1, deduction_lock_duration: 10 };
	expect(items()[0]?.json).toEqual(jobItem(data));
	expect(items()[0]?.json).toMatchObject({ status: 'queueing', language: null, lipsync: null });
});

it('what Akool said comes out when it is not simplified', async () => {
	const { json } = await sing(1, { parameters: { simplify: false } });
	const { _id, create_time } = account.akool.jobs[0] ?? {};
	expect(json()).toEqual([
		{
			...{ _id, create_time, video_status: 1, deduction_lock_duration: 10 },
			...{ status: 'queueing', result_url: null },
		},
	]);
});

describe('a wrong value in the last item', () => {
	const items = [...videos(2), { url: 'nowhere' }];
	const message = 'Song URL is not a valid URL: "nowhere"';

	it('stops the node before anything is sent', async () => {
		const { error } = await sing(3, { items });
		expect(error).toMatchObject({ message, context: { itemIndex: 2 } });
		expect(account.akool.requests).toEqual([]);
	});

	it('leaves the others to be sent when the node continues', async () => {
		const settings = { onError: 'continueRegularOutput' } as const;
		const { json } = await sing(3, { items, settings });
		expect(json()).toMatchObject([{ _id: idOf(0) }, { _id: idOf(1) }, { error: message }]);
	});
});

it('at most five are created at once', async () => {
	account.akool.fault({ kind: 'create', latencyMs: 20 });
	const { json } = await sing(30);
	expect(json().map(({ _id }) => _id)).toEqual(idsOf(...Array(30).keys()));
	expect(account.akool.peak.create).toBeLessThanOrEqual(5);
});

it('a throttled create is sent again', async () => {
	strike(1, { code: 1005, times: 2 });
	const { json } = await sing(3);
	expect(json().map(({ _id }) => _id)).toEqual(idsOf(0, 1, 2));
	expect(account.akool.requests).toHaveLength(5);
});

it('a refusal starts no further create, and the error lists the jobs that exist', async () => {
	noSound(2);
	account.akool.fault({ kind: 'create', url: /\/(?!2\.)\d+\.mp4$/, latencyMs: 40 });
	const { error, items } = await sing(50);
	const { jobs, requests } = account.akool;
	expect(requests.length).toBeLessThan(50);
	expect(jobs).toHaveLength(requests.length - 1);
	expect(error).toMatchObject({ message: NO_SOUND.error, context: { itemIndex: 2 } });
	const list = videos(50).flatMap(({ url }, item) =>
		jobs.filter((job) => job.url === url).map(({ _id }) => `item ${item}: ${_id}`),
	);
	expect(error?.description).toContain(
		`Jobs already created in this run, which go on at Akool: ${list.join('; ')}.`,
	);
	expect(items()).toEqual([]);
});

describe('Retry On Fail', () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it('creates no job twice, and all come out', async () => {
		strike(0, { code: 1015, times: 1 });
		strike(2, { code: 1015, times: 1 });
		const { error, json } = await sing(4, { settings });
		expect(error).toBeUndefined();
		expect(account.akool.jobs.map(urlOf).sort()).toEqual([0, 1, 2, 3].map(video));
		expect(json().map(({ _id }) => _id)).toEqual(idsOf(0, 1, 2, 3));
	});

	it.each([true, false])(
		'never sends again what was not answered, and names it (job exists: %p)',
		async (createsJob) => {
			strike(1, { cut: true, createsJob, times: 1 });
			const { error } = await sing(3, { settings });
			expect(error?.message).toBe(
				'The connection to Akool was cut: the song may or may not have been created',
			);
			expect(error?.description).toContain('item 1: outcome unknown');
			expect(error?.description).toContain(`item 0: ${idOf(0)}`);
			expect(account.akool.requests.filter((sent) => urlOf(sent) === video(1))).toHaveLength(1);
		},
	);
});

describe('with On Error', () => {
	it('"continue", the error is in its place among the jobs', async () => {
		noSound(1);
		const { items } = await sing(3, { settings: { onError: 'continueRegularOutput' } });
		expect(items().map(({ json }) => json)).toEqual([
			expect.objectContaining({ _id: idOf(0) }),
			NO_SOUND,
			expect.objectContaining({ _id: idOf(2) }),
		]);
		expect(items()[1]?.pairedItem).toEqual({ item: 1 });
	});

	it('"continue (using error output)", it leaves there with the fields of its item', async () => {
		noSound(1);
		const { json } = await sing(3, { settings: { onError: 'continueErrorOutput' } });
		expect(json('After').map(({ _id }) => _id)).toEqual(idsOf(0, 2));
		expect(json('On Error')).toEqual([{ ...videos(2)[1], ...NO_SOUND }]);
	});
});

it('n8n’s log names each job that was created by its item', async () => {
	// n8n sets up its own logger at the first run.
	await sing(1);
	account.akool.reset();
	const logged = jest.spyOn(LoggerProxy, 'info').mockReturnValue(undefined);
	await sing(2);
	const lines = logged.mock.calls.map(([message]) => message);
	expect(lines.filter((line) => line.startsWith('Akool created'))).toEqual(
		[0, 1].map((item) => `Akool created job ${idOf(item)}: item ${item}, node "Akool"`),
	);
});
