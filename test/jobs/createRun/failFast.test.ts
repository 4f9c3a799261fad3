import '../../engine/shortPauses';

import type { FaultRule } from '../../../tools/simulator';
import { video, videos } from '../../engine/operations';
import type { RunResult } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();
const COUNT = 20;

/** Creates while each create takes a while, but for the one that this strikes at once. */
async function createWith(index: number, fault: FaultRule, parameters = {}): Promise<RunResult> {
	account.akool.fault({ kind: 'create', url: video(index), ...fault });
	for (const other of Array(COUNT).keys()) {
		if (other !== index) account.akool.fault({ kind: 'create', url: video(other), latencyMs: 80 });
	}
	return await account.run('createTranslation', { items: videos(COUNT), parameters });
}

/** What the error lists, as [item, language, ID]. */
function listed({ error }: RunResult): string[][] {
	const list = /Jobs already created in this run, which go on at Akool: (.*)\.$/.exec(
		error?.description ?? '',
	);
	return (list?.[1] ?? '')
		.split('; ')
		.filter((entry) => entry !== '')
		.map((entry) => /^item (\d+), (\w+): (.*)$/.exec(entry)?.slice(1) ?? [entry]);
}

const existing = () =>
	account.akool.jobs
		.map(({ url, language, _id }) => [/\d+/.exec(url)?.[0] ?? '', language, _id])
		.sort(([a], [b]) => Number(a) - Number(b));

it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
	'a refusal at item %d starts no further create, and the error lists the jobs that exist',
	async (index) => {
		const result = await createWith(index, { code: 1203, msg: 'no sound' });
		const sent = account.akool.requests.length;
		// Beside the refused one, at most four others were under way when it came back.
		expect(sent).toBeGreaterThanOrEqual(Math.max(5, index + 1));
		expect(sent).toBeLessThanOrEqual(index < 5 ? 5 : index + 5);
		expect(account.akool.jobs).toHaveLength(sent - 1);
		expect(result.error?.message).toBe('The video has no audio track');
		expect(result.error?.description).toContain('code 1203: "no sound"');
		expect(result.error?.context).toMatchObject({ itemIndex: index });
		expect(listed(result)).toEqual(existing());
		expect(result.items()).toEqual([]);
	},
);

it('the error lists the jobs of every language', async () => {
	const result = await createWith(2, { code: 1203 }, { targetLanguages: ['fr', 'de'] });
	expect(listed(result)).toEqual(existing());
	expect(listed(result).map(([item, language]) => `${item} ${language}`)).toEqual(
		['0', '1', '3', '4'].flatMap((item) => [`${item} fr`, `${item} de`]),
	);
});

it.each([
	[1, 3],
	[3, 1],
	[0, 4],
])('of refusals at item %d and later %d, the error is that of the first item', async (a, b) => {
	account.akool.fault({ kind: 'create', url: video(b), code: 1204, latencyMs: 40 });
	const result = await createWith(a, { code: 1203 });
	const first = a < b ? 'no audio track' : 'longer than the Akool plan allows';
	expect(result.error?.message).toContain(first);
	expect(result.error?.context).toMatchObject({ itemIndex: Math.min(a, b) });
	expect(listed(result)).toEqual(existing());
});

describe.each([
	['was cut', { cut: true }, 'The connection to Akool was cut'],
	['met an outage', { http: 502 }, 'The Akool service is not available'],
	['got a web page', { html: true }, "The answer is not in Akool's format"],
	['got half an answer', { truncated: true }, "The answer is not in Akool's format"],
	['got nothing', { empty: true }, "The answer is not in Akool's format"],
] as Array<[string, FaultRule, string]>)('a create that %s', (_name, fault, message) => {
	it.each([
		[0, true],
		[3, false],
		[7, true],
	])('is never sent again and called unknown (item %d, job exists: %p)', async (index, exists) => {
		const result = await createWith(index, { ...fault, createsJob: exists });
		const sent = account.akool.requests.filter(
			({ body }) => (body as { url: string }).url === video(index),
		);
		expect(sent).toHaveLength(1);
		expect(result.error?.message).toBe(
			`${message}: the translation may or may not have been created`,
		);
		expect(result.error?.description).toContain('Look for it in your Akool account');
		const known = existing().filter(([item]) => item !== String(index));
		const unknown = [String(index), 'fr', 'outcome unknown'];
		expect(listed(result)).toEqual([...known, unknown].sort(([a], [b]) => Number(a) - Number(b)));
	});
});

it('without a job there is no list', async () => {
	account.akool.fault({ kind: 'create', code: 1104 });
	const { error } = await account.run('createTranslation', { items: videos(1) });
	expect(error?.description).not.toContain('Jobs already created');
});
