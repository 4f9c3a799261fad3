import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/execution';
import type { FaultRule } from '../../../tools/simulator';
import { WAITER, asked } from '../waiter';
import { complaintOf, retry, runNode, startOwnWorld } from './fault';

interface MediaFault {
	name: string;
	rule?: Partial<FaultRule>;
	/** Where Akool says that the result is. */
	video?: string;
	message: string;
	detail: string;
	requests: number;
	requestOptions?: INodeParameters;
}

const FAULTS: MediaFault[] = [
	{
		name: 'HTTP 502',
		rule: { http: 502 },
		message: 'The host of the file did not deliver it',
		detail: 'Try again later. HTTP status 502.',
		requests: 4,
	},
	{
		name: 'an HTML page with HTTP 200',
		rule: { html: true },
		message: 'The host of the file answered with a web page',
		detail: 'A proxy may have answered in place of the host.',
		requests: 1,
	},
	{
		name: 'no answer until the timeout',
		rule: { hang: true },
		message: 'The host of the file did not answer in time',
		detail: 'the timeout, the proxy and the SSL setting in the Request Options',
		requests: 4,
		requestOptions: { timeout: 5000 },
	},
	{
		name: 'a connection cut in the middle of the file',
		rule: { cut: true },
		message: 'The transfer of the file was cut short, or n8n could not store it',
		detail: 'Nothing was kept of it. Download it again; the job itself is not affected.',
		requests: 1,
	},
	{
		name: 'a host that is not found',
		video: 'http://media.invalid/video.mp4',
		message: 'The host of the file was not found',
		detail: 'The host is media.invalid. Check the network of n8n',
		requests: 0,
	},
	{
		name: 'a refused connection',
		video: 'http://127.0.0.1:1/video.mp4',
		message: 'The host of the file refused the connection',
		detail: 'The host is 127.0.0.1:1. Check the network of n8n',
		requests: 0,
	},
];

function filesOf(execution: Execution): IBinaryKeyData[] {
	const runs = execution.data.resultData.runData[WAITER] ?? [];
	return runs
		.flatMap((run) => run.data?.main?.[0] ?? [])
		.flatMap(({ binary }) => (binary ? [binary] : []));
}

it.concurrent.each(FAULTS)(
	'the host of the file, $name: an error and no file; Retry brings it when it is over',
	async ({ rule, video, message, detail, requests, requestOptions = {} }) => {
		const world = await startOwnWorld();
		const info = video === undefined ? {} : { video };
		const job = world.akool.addJob({ video_status: 3, info });
		if (rule) world.akool.fault({ kind: 'media', ...rule });
		const failed = await runNode(world, [job._id], {
			operation: 'downloadVideo',
			videoModelId: '={{ $json.number }}',
			requestOptions,
		});
		expect(complaintOf(failed)).toEqual({
			status: 'error',
			message,
			description: expect.stringContaining(detail),
		});
		expect(filesOf(failed)).toEqual([]);
		expect(asked(world, 'media')).toBe(requests);

		world.akool.clearFaults();
		job.info = {};
		const retried = await retry(world, failed);
		expect(retried.status).toBe('success');
		expect(filesOf(retried)).toMatchObject([{ data: { fileName: `${job._id}.mp4` } }]);
	},
);
