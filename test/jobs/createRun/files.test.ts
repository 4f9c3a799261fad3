import '../../engine/shortPauses';

import {
	LoggerProxy,
	type IBinaryData,
	type IDataObject,
	type IRunExecutionData,
} from 'n8n-workflow';

import { BinaryStore } from '../../engine/binaryStore';
import type { RunOptions, RunResult } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();
let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

/** Creates a translation of the file of each item. */
async function translate(files: Array<Record<string, IBinaryData>>, options: RunOptions = {}) {
	const { parameters, ...others } = options;
	return await account.run('createTranslation', {
		items: files.map((_, number) => ({ number })),
		files,
		parameters: { inputType: 'binary', ...parameters },
		...others,
	});
}

const links = () => account.akool.requests.map(({ body }) => String((body as IDataObject).url));

describe('a file of the workflow', () => {
	it('is sent as a signed link that leads to it for a day and ends like it', async () => {
		const data = await store.add('my talk');
		const { error, json } = await translate([{ data }]);
		expect(error).toBeUndefined();
		const [link = ''] = links();
		expect(link).toMatch(/^http:\/\/127\.0\.0\.1:5678\/rest\/binary-data\/signed\?token=/);
		expect(link).toMatch(/&name=talk\.mp4$/);
		expect(await store.follow(link)).toEqual({
			id: data.id,
			seconds: 86_400,
			name: 'talk.mp4',
			text: 'my talk',
		});
		expect(json()).toMatchObject([{ _id: account.akool.jobs[0]?._id, status: 'queueing' }]);
	});

	it.each([
		['came in by a webhook, which n8n moves later', 'temp'],
		['belongs to another execution, with which n8n deletes it', '77'],
	])('that %s is copied first', async (_what, owner) => {
		const data = await store.add('a guest', {}, owner);
		await translate([{ data }]);
		await store.remove(data);
		const read = await store.follow(links()[0] ?? '');
		expect(read.id).toContain('/executions/1/');
		expect(read.text).toBe('a guest');
	});

	it('that several items share is copied once', async () => {
		const data = await store.add('shared', {}, 'temp');
		await translate([{ data }, { data }, { data }]);
		const ids = await Promise.all(links().map(async (link) => (await store.follow(link)).id));
		expect(ids).toHaveLength(3);
		expect(new Set(ids).size).toBe(1);
	});

	it.each<[Partial<IBinaryData>, string]>([
		[{ fileName: 'Älter & neu #1?.mov' }, 'Älter & neu #1?.mov'],
		[{ fileName: 'clip', fileExtension: 'webm', mimeType: 'video/webm' }, 'clip.webm'],
		[{ fileName: 'clip', fileExtension: '' }, 'clip.mp4'],
		[{ fileName: '' }, 'video.mp4'],
		[{ fileName: 'half \ud800.mp4' }, 'half _.mp4'],
	])('called %j ends with a name', async (file, name) => {
		const data = { ...(await store.add('named')), ...file };
		await translate([{ data }]);
		const [link = ''] = links();
		expect((await store.follow(link)).name).toBe(name);
		expect(link.endsWith(`&name=${encodeURIComponent(name)}`)).toBe(true);
	});

	it.each(['application/octet-stream', 'video/quicktime', 'application/x-matroska'])(
		'of type %s is taken for a video',
		async (mimeType) => {
			const { error } = await translate([{ data: await store.add('x', { mimeType }) }]);
			expect(error).toBeUndefined();
			expect(account.akool.jobs).toHaveLength(1);
		},
	);

	it('is found in the JSON of a workflow that joins JSON and files', async () => {
		const data = await store.add('joined');
		const { error } = await translate([{}], {
			items: [{ _files: { data } }] as unknown as IDataObject[],
			workflowSettings: { binaryMode: 'combined' },
		});
		expect(error).toBeUndefined();
		expect((await store.follow(links()[0] ?? '')).text).toBe('joined');
	});

	it('shows in no item, error or log but by its name', async () => {
		const logged: unknown[] = [];
		for (const level of ['info', 'warn'] as const)
			jest.spyOn(LoggerProxy, level).mockImplementation((message) => void logged.push(message));
		account.akool.fault({ kind: 'create', cut: true });
		const data = await store.add('secret talk');
		const lost = await translate([{ data }]);
		account.akool.clearFaults();
		const created = await translate([{ data }], { parameters: { simplify: false } });
		const msg = `cannot read ${links()[0]}`;
		account.akool.fault({ kind: 'create', code: 1208, msg });
		const refused = await translate([{ data }]);
		jest.restoreAllMocks();
		expect(links()).toHaveLength(3);
		expect(logged).toHaveLength(2);
		expect(logged[0]).toContain(
			'may have created a translation: item 0, fr, of the file "talk.mp4"',
		);
		// Akool repeats the link: without its token it is of no use to anyone.
		const concealed = 'http://127.0.0.1:5678/rest/binary-data/signed?token=…&name=talk.mp4';
		expect(created.json()).toMatchObject([{ target_video: concealed }]);
		expect(refused.error?.description).toContain(`"cannot read ${concealed}"`);
		const runs = [lost, created, refused].map(({ run, error }) => [error, run.data]);
		expect(JSON.stringify([logged, runs])).not.toMatch(/token=\w/);
	});
});

describe('a file that cannot be linked to', () => {
	const refused: Array<[string, string, RegExp, () => Promise<Record<string, IBinaryData>>]> = [
		[
			'none at all',
			'Video: the item has no file in the field "data"',
			/no file at all/,
			async () => ({}),
		],
		[
			'another field',
			'Video: the item has no file in the field "data"',
			/It has one in "clip", "cover"/,
			async () => ({ clip: await store.add('x'), cover: await store.add('x') }),
		],
		[
			'memory mode',
			'Video file "talk.mp4" is kept in the memory of n8n, and no link can lead there',
			/N8N_DEFAULT_BINARY_DATA_MODE/,
			async () => ({ data: { data: 'AAAA', mimeType: 'video/mp4', fileName: 'talk.mp4' } }),
		],
		[
			'0 bytes',
			'Video file "talk.mp4" is empty: it has 0 bytes',
			/comes from/,
			async () => ({ data: await store.add('') }),
		],
		[
			'a PDF',
			'Video file "talk.mp4" is not a video: its type is application/pdf',
			/field "data"/,
			async () => ({ data: await store.add('x', { mimeType: 'application/pdf' }) }),
		],
		[
			'a web page',
			'Video file "talk.mp4" is not a video: its type is text/html',
			/a video here/,
			async () => ({ data: await store.add('x', { mimeType: 'text/html' }) }),
		],
		[
			'an image',
			'Video file "talk.mp4" is not a video: its type is image/png',
			/a video here/,
			async () => ({ data: await store.add('x', { mimeType: 'image/png' }) }),
		],
		[
			'deleted',
			'Video file "talk.mp4" is no longer in the store of n8n, or cannot be read',
			/together with the execution/,
			async () => {
				const data = await store.add('x', {}, '404');
				await store.remove(data);
				return { data };
			},
		],
	];

	it.each(refused)(
		'%s: is refused before anything is sent or copied',
		async (_what, message, description, make) => {
			const good = { data: await store.add('x', {}, 'temp') };
			const { error, items } = await translate([good, good, await make()]);
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(description);
			expect(error?.context).toMatchObject({ itemIndex: 2 });
			expect([account.akool.requests, items()]).toEqual([[], []]);
		},
	);

	it('leaves the others to be sent when the node continues', async () => {
		const good = { data: await store.add('x') };
		const { json } = await translate([good, {}, good], {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(account.akool.jobs).toHaveLength(2);
		expect(json()[1]).toMatchObject({ error: 'Video: the item has no file in the field "data"' });
	});

	it('has no field without a name', async () => {
		const files = [{ data: await store.add('x') }];
		const { error } = await translate(files, { parameters: { binaryPropertyName: '={{ "" }}' } });
		expect(error?.message).toBe('Input Data Field Name is empty');
		const given = { binaryPropertyName: '={{ {"mimeType": "video/mp4"} }}' };
		const { error: other } = await translate(files, { parameters: given });
		expect(other?.message).toContain('Input Data Field Name is not the name of a field');
	});
});

describe('a job of a file', () => {
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	/** The state with which n8n starts a failed execution again, read back from its database. */
	function stateToRetry({ run }: RunResult): IRunExecutionData {
		const state = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		return state;
	}

	it('is never created twice by Retry On Fail, though each link differs', async () => {
		const files = await Promise.all(
			[0, 1, 2].map(async (index) => ({ data: await store.add(`talk ${index}`, {}, 'temp') })),
		);
		account.akool.fault({ kind: 'create', code: 1015, times: 1 });
		const { error, json } = await translate(files, { settings });
		expect(error).toBeUndefined();
		expect(json()).toHaveLength(3);
		const texts = await Promise.all(
			account.akool.jobs.map(async ({ url }) => (await store.follow(url)).text),
		);
		expect(texts.sort()).toEqual(['talk 0', 'talk 1', 'talk 2']);
	});

	it('comes again from memory when the execution is repeated, though the file is gone', async () => {
		const gone = await store.add('gone', {}, 'temp');
		const stays = await store.add('stays');
		const files = [{ data: gone }, { data: stays }];
		account.akool.fault({ kind: 'create', language: 'de', code: 1015, times: 1 });
		const first = await translate(files, {
			items: [{ to: 'fr' }, { to: 'de' }],
			parameters: { targetLanguages: '={{ $json.to }}' },
		});
		expect(first.error?.message).toBe('Akool could not process the video');
		expect(account.akool.jobs).toHaveLength(1);
		await store.remove(gone);
		const again = await translate(files, {
			runExecutionData: stateToRetry(first),
			parameters: { targetLanguages: '={{ $json.to }}' },
		});
		expect(again.error).toBeUndefined();
		expect(again.json().map(({ _id }) => _id)).toEqual(account.akool.jobs.map(({ _id }) => _id));
		expect(account.akool.jobs).toHaveLength(2);
	});

	it('that Akool cannot read says that the link may be the cause', async () => {
		account.akool.fault({ kind: 'create', code: 1208 });
		const { error } = await translate([{ data: await store.add('x') }]);
		expect(error?.message).toBe('Akool could not read a file');
		expect(error?.description).toContain('Akool had to fetch "talk.mp4" from this n8n');
		expect(error?.description).toContain('at http://127.0.0.1:5678: set WEBHOOK_URL');
	});

	it('says no such thing of an error that has nothing to do with it', async () => {
		account.akool.fault({ kind: 'create', code: 1104 });
		const { error } = await translate([{ data: await store.add('x') }]);
		expect(error?.description).not.toContain('talk.mp4');
	});
});
