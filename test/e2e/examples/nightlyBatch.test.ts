import type { N8nClient } from '../../../tools/n8n/client';
import { outputOf } from '../../../tools/n8n/execution';
import { startReceiver, type Receiver } from '../../../tools/simulator';
import { startWorld, type World } from '../world';
import { importExample } from './example';

let world: World;
let messages: Receiver;

beforeEach(async () => {
	world = await startWorld();
	messages = await startReceiver();
});

afterEach(async () => await Promise.all([world.akool.close(), messages.close()]));

const importIt = async () => {
	const fields = { Settings: { alertUrl: messages.url } };
	return await importExample(world.n8n, 'nightly-batch.json', [world.credential], fields);
};

const night = async (n8n: N8nClient, workflowId: string) => {
	const execution = await n8n.waitForExecution(await n8n.runManually(workflowId, 'Every Night'));
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
};

const jobs = () => world.akool.jobs.map(({ url, language }) => `${url} ${language}`);

const OF_THE_LIST = [
	'https://example.com/first.mp4 fr',
	'https://example.com/first.mp4 de',
	'https://example.com/second.mp4 ja',
];

it('translates every video of the list in the first night, and none again in the second', async () => {
	const { id } = await importIt();
	const first = await night(world.n8n, id);
	expect(jobs()).toEqual(OF_THE_LIST);
	expect(outputOf(first, 'End of the Night')).toHaveLength(3);
	await night(world.n8n, id);
	expect(jobs()).toEqual(OF_THE_LIST);
	expect(world.akool.requests.filter(({ kind }) => kind === 'create')).toHaveLength(2);
	expect(messages.calls).toEqual([]);
});

it('reports a video that is refused, and goes on with the next', async () => {
	const { id } = await importIt();
	world.akool.fault({ kind: 'create', url: 'https://example.com/first.mp4', code: 1203 });
	await night(world.n8n, id);
	expect(jobs()).toEqual(OF_THE_LIST.slice(2));
	expect(messages.calls.map(({ body }) => body)).toEqual([
		{
			text: expect.stringMatching(
				/^Not created: https:\/\/example\.com\/first\.mp4: The video has no audio track\. .*code 1203/,
			),
		},
	]);
});
