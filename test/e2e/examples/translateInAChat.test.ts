import { randomUUID } from 'crypto';

import { startModel, type ModelStandIn } from '../../../tools/model';
import { nodeNamed, withNode } from '../../../tools/n8n/workflowFile';
import { startWorld, type World } from '../world';
import { filledExample } from './example';

const VIDEO = 'https://videos.example/holiday.mp4';

let world: World;
let model: ModelStandIn;

beforeEach(async () => {
	world = await startWorld({ stepMs: Infinity });
	model = await startModel();
});

afterEach(async () => await Promise.all([world.akool.close(), model.close()]));

it('translate-in-a-chat: does what the user asks for, and remembers it', async () => {
	const { n8n, akool, credential } = world;
	const credentials = [credential, await n8n.createCredential(model.credential)];
	const definition = filledExample('translate-in-a-chat.json', credentials, {});
	// A chat that is not public exists in the editor only.
	const workflow = await n8n.createWorkflow(
		withNode(definition, 'Chat', { parameters: { public: true } }),
	);
	await n8n.activate(workflow.id);
	const sessionId = randomUUID();
	const say = async (chatInput: string) => {
		const response = await fetch(n8n.productionUrl(nodeNamed(workflow, 'Chat'), 'chat'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
		});
		return await response.json();
	};

	model.play([
		{ calls: [{ tool: 'List_Languages', arguments: {} }] },
		{ calls: [{ tool: 'Get_Credit', arguments: {} }] },
		{
			calls: [
				{
					tool: 'Create_Translation',
					arguments: { videoUrl: VIDEO, targetLanguages: 'fr' },
				},
			],
		},
		{ text: 'Created.' },
	]);
	expect(await say(`Translate ${VIDEO} into French`)).toEqual({ output: 'Created.' });
	model.assertPlayed();
	expect(akool.jobs.map(({ url, language }) => [url, language])).toEqual([[VIDEO, 'fr']]);
	const [, credit, created] = model.requests.at(-1)?.results ?? [];
	expect(JSON.parse(String(credit?.content))).toEqual([{ credit: akool.credit + 10 }]);
	const job = { _id: akool.jobs[0]?._id, status: 'queueing' };
	expect(JSON.parse(String(created?.content))).toMatchObject([job]);

	model.play([
		{ calls: [{ tool: 'Get_Video_Info', arguments: { videoModelId: akool.jobs[0]?._id } }] },
		{ text: 'In the queue.' },
	]);
	expect(await say('How does it stand?')).toEqual({ output: 'In the queue.' });
	model.assertPlayed();
	expect(model.requests[0]?.earlierPrompts).toEqual([`Translate ${VIDEO} into French`]);
	const [info] = model.requests.at(-1)?.results ?? [];
	expect(JSON.parse(String(info?.content))).toMatchObject([job]);
	await n8n.deactivate(workflow.id);
});
