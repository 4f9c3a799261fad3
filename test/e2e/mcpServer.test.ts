import { randomUUID } from 'crypto';
import type { INode } from 'n8n-workflow';

import { n8nLine } from '../../tools/n8n/versions';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import { withTools } from './callers';
import { McpClient } from './mcpClient';
import { startWorld, type World } from './world';

const VIDEO = 'https://videos.example/holiday.mp4';
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
const TRANSLATION = { videoUrl: VIDEO, targetLanguages: 'fr,de' };

let world: World;
let client: McpClient;

/** Publishes our operations as tools of an MCP server, and connects to it. */
const startServer = async (createTranslation: Partial<INode> = {}) => {
	const { n8n, credential } = world;
	const path = randomUUID();
	const server = {
		name: 'MCP Server Trigger',
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: n8nLine().name === '1.x' ? 2 : 2.1,
		parameters: { path },
		webhookId: path,
	};
	const workflow = withNode(withTools(server), 'Create Translation', createTranslation);
	const { id } = await n8n.createWorkflow(withCredential(workflow, credential));
	await n8n.activate(id);
	client = await McpClient.connect(`${n8n.key.url}/mcp/${path}`);
};

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterEach(async () => {
	await client.close();
	await world.akool.close();
});

const creates = () => world.akool.requests.filter(({ kind }) => kind === 'create');

it('lists the operations with their parameters', async () => {
	await startServer();
	const tools = await client.tools();
	const listed = tools.map(({ name, description, inputSchema: { properties = {} } }) => [
		name,
		description,
		...Object.entries(properties).map(([key, { type }]) => `${key}: ${String(type)}`),
	]);
	const translation = ['videoUrl: string', 'targetLanguages: string'];
	expect(listed.sort()).toEqual([
		['Create_Translation', 'Create a translation in Akool', ...translation],
		['Create_and_Wait', 'Create a translation and wait in Akool', ...translation],
		['Download_Video', 'Download a translated video in Akool', 'videoModelId: string'],
		['Get_Video_Info', 'Get video info in Akool', 'videoModelId: string'],
		['List_Languages', 'List languages in Akool'],
	]);
});

it('creates a translation, and the client gets its jobs', async () => {
	await startServer();
	const { isError, content } = await client.call('Create_Translation', TRANSLATION);
	expect(isError).toBeUndefined();
	expect(JSON.parse(content[0]?.text ?? '')).toMatchObject(
		world.akool.jobs.map(({ _id, language }) => ({ _id, language, status: 'queueing' })),
	);
	expect([creates().length, world.akool.jobs.length]).toEqual([1, 2]);
});

it('pays once, however often n8n tries again after an answer was cut, and says so', async () => {
	const { akool } = world;
	await startServer(RETRY);
	akool.fault({ kind: 'create', cut: true, createsJob: true });
	const { isError, content } = await client.call('Create_Translation', TRANSLATION);
	expect(isError).toBe(true);
	expect(content[0]?.text).toContain('may or may not have been created');
	expect(content[0]?.text).toContain('It was not sent again');
	expect([creates().length, akool.jobs.length]).toEqual([1, 2]);
});

it.each([
	['Get_Video_Info', { videoModelId: 'unknown' }, 'Akool does not know this video'],
	['Create_Translation', { videoUrl: 'holiday.mp4', targetLanguages: 'fr' }, 'URL'],
	['Create_and_Wait', TRANSLATION, 'cannot be run by the node that called it'],
])('the client is told why %s failed', async (tool, values, reason) => {
	await startServer();
	const { isError, content } = await client.call(tool, values);
	expect(isError).toBe(true);
	expect(content[0]?.text).toContain(reason);
	expect(creates()).toEqual([]);
});
