import '../../engine/shortPauses';

import { LoggerProxy, type IBinaryData, type IDataObject } from 'n8n-workflow';

import { BinaryStore } from '../../engine/binaryStore';
import type { RunOptions } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';
import { linksSentTo, translateFiles, type Files } from './translateFiles';

const account = simulatedAccount();
let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

const translate = async (files: Files[], options?: RunOptions) =>
	await translateFiles(account, files, options);
const links = () => linksSentTo(account);

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
