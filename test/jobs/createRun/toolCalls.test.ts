import '../../engine/shortPauses';

import { sleep } from 'n8n-workflow';

import { video, videos } from '../../engine/operations';
import { runWorkflow } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';
import { CALLED_AS_TOOL, toolCallNodeTypes } from '../../engine/toolCaller';

const NOTE =
	'This job was already created earlier in this execution, with exactly the same parameters. It was not created or paid again.';
const account = simulatedAccount();

/** What another node gets back from its tool, one call for each URL. */
async function calls(items: Array<{ url: string }>, atOnce = false): Promise<string[]> {
	const { json } = await runWorkflow(CALLED_AS_TOOL, {
		items,
		credential: account.credential,
		parameters: { videoUrl: "={{ $fromAI('videoUrl', 'The address of the video', 'string') }}" },
		nodeTypes: toolCallNodeTypes(atOnce),
	});
	return json('Caller').map(({ text }) => String(text));
}

it('a further call of a tool for the same gets the job that exists, and is told so', async () => {
	const [first = '', second = ''] = await calls([{ url: video(0) }, { url: video(0) }]);
	const _id = account.akool.jobs[0]?._id ?? '';
	expect(account.akool.jobs).toHaveLength(1);
	expect([first, second]).toEqual([expect.stringContaining(_id), expect.stringContaining(_id)]);
	expect(first).not.toContain(NOTE);
	expect(second).toContain(NOTE);
});

describe('several calls of a tool at once', () => {
	it('for the same create one job, which all get; all but one are told that it existed', async () => {
		account.akool.fault({ kind: 'create', latencyMs: 30 });
		const urls = Array.from({ length: 3 }, () => ({ url: video(0) }));
		const answers = await calls(urls, true);
		const { jobs, requests } = account.akool;
		expect([jobs.length, requests.length]).toEqual([1, 1]);
		const _id = jobs[0]?._id ?? '';
		expect(answers).toEqual(urls.map(() => expect.stringContaining(_id)));
		expect(answers.filter((answer) => answer.includes(NOTE))).toHaveLength(2);
	});

	it('for the same are sent once, though nobody knows what became of it', async () => {
		account.akool.fault({ kind: 'create', cut: true, createsJob: true, latencyMs: 30 });
		const answers = await calls([{ url: video(0) }, { url: video(0) }], true);
		expect(account.akool.requests).toHaveLength(1);
		const unknown = expect.stringContaining('may or may not have been created');
		expect(answers).toEqual([unknown, unknown]);
	});

	it('for the same, the next is sent when Akool has refused the one before', async () => {
		account.akool.fault({ kind: 'create', code: 1203, times: 1, latencyMs: 30 });
		const answers = await calls([{ url: video(0) }, { url: video(0) }], true);
		const refused = answers.filter((answer) => answer.includes('has no audio track'));
		expect([account.akool.jobs.length, refused.length]).toEqual([1, 1]);
	});

	it('for several videos do not wait for each other', async () => {
		const release = account.akool.fault({ kind: 'create', held: true });
		const answered = calls([{ url: video(0) }, { url: video(1) }], true);
		while (account.akool.requests.length < 2) await sleep(1);
		release();
		await answered;
		expect(account.akool.jobs).toHaveLength(2);
	});
});

it('a further call of a tool for another video gets a job of its own', async () => {
	const answers = await calls([{ url: video(0) }, { url: video(1) }]);
	expect(answers).toEqual(account.akool.jobs.map(({ _id }) => expect.stringContaining(_id)));
	expect(answers.join()).not.toContain(NOTE);
});

it('a job that Retry On Fail finds again in a workflow comes out as it did at first', async () => {
	account.akool.fault({ kind: 'create', url: video(1), code: 1015, times: 1 });
	const { json } = await account.run('createTranslation', {
		items: videos(2),
		settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	expect(json()).toHaveLength(2);
	for (const item of json()) expect(item).not.toHaveProperty('note');
	expect(account.akool.jobs).toHaveLength(2);
});

it('a tool call with a wrong value is told which', async () => {
	const [answer] = await calls([{ url: 'nowhere' }]);
	expect(answer).toContain('Video URL is not a valid URL: "nowhere"');
	expect(account.akool.requests).toEqual([]);
});
