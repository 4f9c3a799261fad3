import '../engine/shortPauses';

import type { INodeType } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { lookUps, videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

const TOOL = 'n8n-nodes-akool.akoolTool';

/** The node as most nodes that use tools see it: they know the routing of operations only. */
function withoutCustomOperations(): INodeType {
	return Object.assign(new Akool(), { customOperations: undefined });
}

/** Downloads as a tool: of the AI Agent from version 3 on, or of any other node. */
async function downloadAsTool(node: INodeType, videoModelId: string, ...assets: string[]) {
	return await account.run('downloadVideo', {
		parameters: { videoModelId, assets: assets.length === 0 ? ['result'] : assets },
		settings: { type: TOOL },
		nodeTypes: { [TOOL]: node },
	});
}

describe('a node that runs tools by their routing', () => {
	it.each([TOOL, 'n8n-nodes-akool.akool'])(
		'is told that it cannot run Create and Wait, and sends nothing (%s)',
		async (type) => {
			const { error, items } = await account.run('createTranslation', {
				items: videos(1),
				settings: { type },
				parameters: { operation: 'createAndWait' },
				nodeTypes: { [type]: withoutCustomOperations() },
			});
			expect(error?.message).toBe('Create and Wait cannot be run by the node that called it');
			expect(error?.description).toContain('AI Agent in version 3');
			expect(error?.description).toContain('MCP Server Trigger');
			expect([items(), account.akool.requests]).toEqual([[], []]);
		},
	);

	it('runs the other operations', async () => {
		const { error, items } = await account.run('createTranslation', {
			items: videos(1),
			nodeTypes: { 'n8n-nodes-akool.akool': withoutCustomOperations() },
		});
		expect([error, items().length]).toEqual([undefined, 1]);
	});
});

it('Download Video that is run by its routing, and no tool, is refused as well', async () => {
	const { error, items } = await account.run('downloadVideo', {
		parameters: { videoModelId: 'a' },
		nodeTypes: { 'n8n-nodes-akool.akool': withoutCustomOperations() },
	});
	expect(error?.message).toBe('Download Video cannot be run by the node that called it');
	expect([items(), account.akool.requests]).toEqual([[], []]);
});

describe.each([
	['the AI Agent from version 3 on', () => new Akool()],
	['any other node that uses tools', withoutCustomOperations],
])('Download Video as a tool of %s', (_name, node) => {
	it('says the result_url, and that tools cannot hand on files', async () => {
		const job = account.akool.addJob({ video_status: 3 });
		const { error, items } = await downloadAsTool(node(), job._id);
		const [item] = items();
		expect(error).toBeUndefined();
		const url = String(item?.json.result_url);
		expect(url).toContain(`${account.akool.url}/media/${job._id}`);
		expect(item?.json).toMatchObject({ _id: job._id, status: 'completed' });
		expect(item?.json.note).toContain(`Tools cannot hand on files. The file is at ${url}`);
		expect(item?.binary).toBeUndefined();
		expect(account.akool.requests.map(({ kind }) => kind)).toEqual(['info']);
	});

	it('says where the subtitles are when it is asked for those', async () => {
		const job = account.akool.addJob({ video_status: 3 });
		const { json } = await downloadAsTool(node(), job._id, 'translatedSubtitles');
		expect(json()[0]?.note).toMatch(/The file is at http\S+\.srt /);
	});

	it('names the job and what it lacks, though Akool repeats no ID and has no subtitles', async () => {
		const data = { video_status: 3, video: 'https://media.example/a.mp4' };
		account.akool.fault({ kind: 'info', code: 1000, data });
		const { json } = await downloadAsTool(node(), 'a', 'result', 'translatedSubtitles');
		expect(json()).toMatchObject([{ _id: 'a', missing_assets: ['translatedSubtitles'] }]);
	});

	it('fails in words while the video is not completed', async () => {
		const job = account.akool.addJob({ video_status: 2 });
		const { error, items } = await downloadAsTool(node(), job._id);
		expect(error?.message).toMatch(/not completed|processing/);
		expect(items()).toEqual([]);
	});
});

describe.each([
	['by the engine', () => new Akool()],
	['by its routing', withoutCustomOperations],
])('Get Video Info that is run %s', (_name, node) => {
	const run = async (ids: string[], parameters = {}) =>
		await account.run('getVideoInfo', {
			items: lookUps(ids),
			parameters,
			settings: { onError: 'continueRegularOutput' },
			nodeTypes: { 'n8n-nodes-akool.akool': node() },
		});

	it('gives the job item of each, or why there is none', async () => {
		const [one, other] = [account.akool.addJob({ video_status: 3 }), account.akool.addJob()];
		const { json } = await run([one._id, 'missing', other._id]);
		expect(json()).toMatchObject([
			{ _id: one._id, status: 'completed' },
			{ error: 'Akool does not know this video' },
			{ _id: other._id, status: 'queueing' },
		]);
	});

	it('gives what Akool said when it is not simplified', async () => {
		const { _id } = account.akool.addJob({ video_status: 3 });
		const { json } = await run([_id], { simplify: false });
		expect(json()).toMatchObject([{ _id, video_status: 3, storage_loc: 1, status: 'completed' }]);
	});
});

it('an expression of Get Video Info that fails is the error of its item alone', async () => {
	const { _id } = account.akool.addJob();
	const { json } = await account.run('getVideoInfo', {
		items: lookUps([_id, 'later']),
		parameters: {
			videoModelId: '={{ $json.id === "later" ? $("Nowhere").item.json.id : $json.id }}',
		},
		settings: { onError: 'continueRegularOutput' },
	});
	expect(json()).toMatchObject([{ _id }, { error: "Referenced node doesn't exist" }]);
});
