import type { INode } from 'n8n-workflow';

import { outputOf } from '../../../tools/n8n/execution';
import type { FaultKind } from '../../../tools/simulator';
import { WAITER, asked } from '../waiter';
import { FAULTS, begin, complaintOf, retry, runNode, startOwnWorld } from './fault';

const videoModelId = '={{ $json.number }}';

interface Read {
	name: string;
	kind: FaultKind;
	parameters: INode['parameters'];
	/** Part of what comes out in the end. */
	item: object;
}

const READS: Read[] = [
	{
		name: 'List Languages',
		kind: 'languages',
		parameters: { operation: 'listLanguages' },
		item: { lang_code: expect.any(String) },
	},
	{
		name: 'Get Video Info',
		kind: 'info',
		parameters: { operation: 'getVideoInfo', videoModelId },
		item: { status: 'completed' },
	},
	{
		name: 'Download Video',
		kind: 'info',
		parameters: { operation: 'downloadVideo', videoModelId },
		item: { status: 'completed' },
	},
];

describe.each(READS)('$name', ({ kind, parameters, item }) => {
	const start = async () => {
		const world = await startOwnWorld();
		const { _id } = world.akool.addJob({ video_status: 3 });
		return { world, _id };
	};

	it.concurrent.each(FAULTS)(
		'ends in an error that names $name, and Retry brings the result when it is over',
		async (fault) => {
			const { requestOptions = {}, requests, message, detail } = fault;
			const { world, _id } = await start();
			const end = await begin(fault, world, kind);
			const failed = await runNode(world, [_id], { ...parameters, requestOptions });
			expect(complaintOf(failed)).toEqual({
				status: 'error',
				message,
				description: expect.stringContaining(detail),
			});
			expect(outputOf(failed, WAITER)).toEqual([]);
			expect(asked(world, kind)).toBe(requests);

			await end();
			const retried = await retry(world, failed);
			expect(retried.status).toBe('success');
			expect(outputOf(retried, WAITER)[0]).toMatchObject(item);
		},
	);

	it.concurrent.each(FAULTS.filter(({ requests }) => requests > 1))(
		'does not show $name that is over after two requests',
		async (fault) => {
			const { requestOptions = {} } = fault;
			const { world, _id } = await start();
			await begin(fault, world, kind, { times: 2 });
			const execution = await runNode(world, [_id], { ...parameters, requestOptions });
			expect(complaintOf(execution)).toMatchObject({ status: 'success', message: '' });
			expect(outputOf(execution, WAITER)[0]).toMatchObject(item);
			expect(asked(world, kind)).toBe(3);
		},
	);
});
