import { digestOf, digestOfStored } from '../../tools/n8n/storedFile';
import type { WorkflowDefinition } from '../../tools/n8n/types';
import { withCredential, withNode } from '../../tools/n8n/workflowFile';
import { workerOf } from '../../tools/queue/sharedQueue';
import downloadVideo from '../workflows/e2e/downloadVideo.json';
import { startQueueWorld } from './world';

const VIDEO_BYTES = 5_000_000;

it('a video that a worker has downloaded can be had from the main process', async () => {
	const { n8n, akool, credential } = await startQueueWorld({ videoBytes: VIDEO_BYTES });
	const { _id } = akool.addJob({ video_status: 3, language: 'fr' });
	const definition = withNode(downloadVideo as unknown as WorkflowDefinition, 'Job', {
		parameters: { jsonOutput: JSON.stringify({ id: _id }) },
	});
	const { id } = await n8n.createWorkflow(withCredential(definition, credential));
	const execution = await n8n.waitForExecution(await n8n.runManually(id, 'Start'));
	expect(execution.data.resultData.error).toBeUndefined();
	workerOf(execution.id);
	const file = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0]?.[0]?.binary?.data;
	expect(file).toMatchObject({ fileName: `${_id}.mp4`, mimeType: 'video/mp4' });
	expect(await digestOfStored(n8n.key, file)).toEqual(
		await digestOf(`${akool.url}/media/${_id}.mp4`),
	);
	await akool.close();
});
