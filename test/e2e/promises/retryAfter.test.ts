import { outputOf } from '../../../tools/n8n/execution';
import type { FaultRule } from '../../../tools/simulator';
import { complaintOf, runNode, startOwnWorld } from '../faults/fault';
import { WAITER, asked } from '../waiter';

/** How Akool, or what stands before it, says that there are too many requests. */
const THROTTLED: Array<[string, Pick<FaultRule, 'http' | 'code'>]> = [
	['HTTP 429', { http: 429 }],
	['code 1005', { code: 1005 }],
];

/** Longer than the node would pause by itself, in seconds. */
const PAUSE = 3;
/** Timers of Node may be early by so many milliseconds. */
const TIMER = 50;

const LOOK_UP = { operation: 'getVideoInfo', videoModelId: '={{ $json.number }}' };
const CREATE = { operation: 'createTranslation', targetLanguages: ['fr'] };

describe.each(THROTTLED)('%s with Retry-After', (_name, fault) => {
	const start = async (seconds: number, times?: number) => {
		const world = await startOwnWorld({ stepMs: Infinity });
		const headers = { 'retry-after': String(seconds) };
		world.akool.fault({ ...fault, headers, times });
		return world;
	};

	it.concurrent.each(['info', 'create'] as const)(
		`of ${PAUSE} seconds: the request (%s) is sent again after it, and the result comes`,
		async (kind) => {
			const world = await start(PAUSE, 1);
			const { _id } = world.akool.addJob({ video_status: 3 });
			const execution = await runNode(world, [_id], kind === 'info' ? LOOK_UP : CREATE);
			expect(execution.status).toBe('success');
			const [job] = kind === 'info' ? [_id] : world.akool.jobs.slice(1).map((own) => own._id);
			expect(outputOf(execution, WAITER).map((item) => item._id)).toEqual([job]);
			const [first, second] = world.akool.requests.map(({ startedAt }) => startedAt);
			expect(asked(world, kind)).toBe(2);
			expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(PAUSE * 1000 - TIMER);
		},
	);

	it.concurrent.each(['info', 'create'] as const)(
		'of an hour: the execution fails, and says when Akool wants to be asked again (%s)',
		async (kind) => {
			const world = await start(3600);
			const begin = Date.now();
			const failed = await runNode(world, ['any'], kind === 'info' ? LOOK_UP : CREATE);
			expect(asked(world, kind)).toBe(1);
			const { status, description } = complaintOf(failed);
			expect(status).toBe('error');
			const [, time = ''] =
				/ Akool wants to be asked again in 3600 seconds, after (20\S+Z)\.$/.exec(description) ?? [];
			expect(Date.parse(time)).toBeGreaterThanOrEqual(begin + 3_600_000);
			expect(Date.parse(time)).toBeLessThanOrEqual(Date.now() + 3_600_000);
			expect(world.akool.jobs).toEqual([]);
		},
	);
});
