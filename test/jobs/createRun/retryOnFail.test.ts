import '../../engine/shortPauses';

import type { FaultRule } from '../../../tools/simulator';
import { video, videos } from '../../engine/operations';
import type { RunOptions } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();
const COUNT = 8;

async function retry(maxTries: number, options: RunOptions = {}) {
	return await account.run('createTranslation', {
		items: videos(COUNT),
		...options,
		settings: { retryOnFail: true, maxTries, waitBetweenTries: 1, ...options.settings },
	});
}

const strike = (index: number, fault: FaultRule) =>
	account.akool.fault({ kind: 'create', url: video(index), ...fault });
const sentFor = (index: number) =>
	account.akool.requests.filter(({ body }) => (body as { url: string }).url === video(index))
		.length;
const ids = () =>
	videos(COUNT).map(({ url }) => account.akool.jobs.find((job) => job.url === url)?._id);

describe.each([1, 2, 3])('%d failing rounds', (rounds) => {
	it.each([0, 4, 7])('with item %d create each job once, and all come out', async (index) => {
		strike(index, { code: 1015, times: rounds });
		const { error, json } = await retry(rounds + 1);
		expect(error).toBeUndefined();
		expect(account.akool.jobs).toHaveLength(COUNT);
		expect(json().map(({ _id }) => _id)).toEqual(ids());
		expect(account.akool.requests).toHaveLength(COUNT + rounds);
	});

	it('with different items create each job once', async () => {
		for (let round = 0; round < rounds; round++) strike(2 * round, { code: 1205, times: 1 });
		const { error, json } = await retry(rounds + 1);
		expect(error).toBeUndefined();
		expect(account.akool.jobs).toHaveLength(COUNT);
		expect(json().map(({ _id }) => _id)).toEqual(ids());
	});

	it('after which the node gives up list every job', async () => {
		strike(5, { code: 1203 });
		const { error } = await retry(rounds + 1);
		expect(error?.message).toBe('The video has no audio track');
		expect(new Set(account.akool.jobs.map(({ url }) => url)).size).toBe(account.akool.jobs.length);
		for (const { _id } of account.akool.jobs) expect(error?.description).toContain(_id);
	});
});

it.each([true, false])(
	'a create without an answer is not sent again in any try (job exists: %p)',
	async (createsJob) => {
		strike(3, { cut: true, createsJob, times: 1 });
		const { error } = await retry(4);
		expect(error?.message).toContain('may or may not have been created');
		expect(sentFor(3)).toBe(1);
		expect(account.akool.jobs).toHaveLength(createsJob ? COUNT : COUNT - 1);
	},
);

describe('a Webhook URL that differs from try to try', () => {
	const parameters = {
		webhookUrl: '=https://hooks.example/?t={{ Math.random() }}',
		options: { reference: '={{ Math.random() }}' },
	};
	const sent = () => videos(COUNT).map((_, index) => sentFor(index));
	/** Each job once, though no two of their addresses are the same. */
	const expectEachOnce = () => {
		const { jobs } = account.akool;
		expect(jobs.map(({ url }) => url).sort()).toEqual(videos(COUNT).map(({ url }) => url));
		expect(new Set(jobs.map(({ webhookUrl }) => webhookUrl)).size).toBe(COUNT);
	};

	it('pays for no job twice when an item is refused twice', async () => {
		strike(5, { code: 1015, times: 2 });
		const { error, json } = await retry(3, { parameters });
		expect(error).toBeUndefined();
		expect(sent()).toEqual([1, 1, 1, 1, 1, 3, 1, 1]);
		expectEachOnce();
		expect(json().map(({ _id }) => _id)).toEqual(ids());
	});

	it('sends no create again whose answer never came', async () => {
		strike(0, { cut: true, createsJob: true });
		const settings = { onError: 'continueRegularOutput' } as const;
		const { json } = await retry(4, { parameters, settings });
		expect(json()[0]?.error).toContain('may or may not have been created');
		expect(sent()).toEqual(videos(COUNT).map(() => 1));
		expectEachOnce();
	});
});

it('only the languages that were refused are asked for again', async () => {
	account.akool.fault({ kind: 'create', url: video(0), language: 'de', code: 1015, times: 1 });
	strike(1, { code: 1015, times: 1 });
	const { json } = await retry(2, {
		items: videos(2),
		parameters: { targetLanguages: ['fr', 'de'] },
	});
	const asked = account.akool.requests.map(({ body }) => {
		const { url, language } = body as Record<string, string>;
		return `${url} ${language}`;
	});
	expect(asked.filter((request) => request.startsWith(video(0)))).toEqual([
		`${video(0)} fr,de`,
		`${video(0)} de`,
	]);
	expect(json().map(({ status, language }) => `${language} ${status}`)).toEqual([
		'fr queueing',
		'de queueing',
		'fr queueing',
		'de queueing',
	]);
	expect(account.akool.jobs).toHaveLength(4);
});

it('a language that is refused again comes out as rejected beside the job', async () => {
	account.akool.fault({ kind: 'create', url: video(0), language: 'de', code: 1202 });
	strike(1, { code: 1015, times: 1 });
	const parameters = { targetLanguages: ['fr', 'de'] };
	const { json } = await retry(2, { items: videos(2), parameters });
	expect(json().slice(0, 2)).toMatchObject([
		{ _id: account.akool.jobs[0]?._id, status: 'queueing' },
		{ status: 'rejected', error_code: 1202, language: 'de' },
	]);
});

describe('with On Error: continue', () => {
	const settings = { onError: 'continueRegularOutput' } as const;

	it('n8n tries again when the first item failed, and no job is created twice', async () => {
		strike(0, { code: 1015, times: 1 });
		const { json } = await retry(2, { settings });
		expect(json().map(({ _id }) => _id)).toEqual(ids());
		expect(account.akool.jobs).toHaveLength(COUNT);
		expect(account.akool.requests).toHaveLength(COUNT + 1);
	});

	it.each<[string, FaultRule]>([
		['an outage', { http: 502 }],
		['a refused connection', { http: 404 }],
	])('a job of an earlier try is named though the rest of its item meets %s', async (_n, fault) => {
		strike(0, { code: 1015, times: 1 });
		account.akool.fault({ kind: 'create', url: video(1), language: 'de', code: 1015, times: 1 });
		strike(1, { ...fault, after: 1 });
		const parameters = { targetLanguages: ['fr', 'de'] };
		const { json } = await retry(2, { items: videos(2), parameters, settings });
		const french = account.akool.jobs.find(({ url }) => url === video(1));
		expect(french?.language).toBe('fr');
		expect(JSON.stringify(json())).toContain(french?._id);
	});
});
