import { sleep } from 'n8n-workflow';

import { outputOf, type Execution } from '../../../tools/n8n/execution';
import { startNode, startOwnWorld } from '../faults/fault';
import { WAITER, afterTheWait, asked, untilWaiting } from '../waiter';
import type { World } from '../world';

/** Each item names its language: what comes out of the node names another, or none. */
const ITEMS = ['fr', 'de', 'hi'].map((language, index) => ({
	url: `https://videos.example/${index}.mp4`,
	language,
}));
const [FIRST, ...OTHERS] = ITEMS;
const parameters = { videoUrl: '={{ $json.url }}', targetLanguages: '={{ $json.language }}' };
const NO_SOUND = {
	error: 'The video has no audio track',
	message: expect.stringContaining('code 1203'),
};

/** What was created, in the order of the items. */
const paid = ({ akool }: World) =>
	akool.jobs.map(({ url, language }) => ({ url, language })).sort(byUrl);
const byUrl = (one: { url: string }, other: { url: string }) => one.url.localeCompare(other.url);

/** What comes out for all items: each job with its own item. */
const results = ({ akool }: World) =>
	ITEMS.map(({ url, language }) => ({
		_id: akool.jobs.find((job) => job.url === url)?._id,
		language,
		status: 'completed',
	}));

async function finish({ n8n, akool }: World, id: string): Promise<Execution> {
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	return await n8n.waitForExecution(id);
}

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'Retry On Fail with On Error "%s"',
	(onError) => {
		const start = async (times: number | undefined, maxTries: number, more = {}) => {
			const world = await startOwnWorld({ stepMs: Infinity });
			world.akool.fault({ kind: 'create', url: FIRST?.url, code: 1203, times });
			const settings = { onError, retryOnFail: true, maxTries, waitBetweenTries: 10 };
			const id = await startNode(world, ITEMS, { ...parameters, ...more }, settings);
			return { world, id };
		};

		it.concurrent.each([2, 3])(
			'what is accepted at the second of %d tries is paid once, and comes out with the rest',
			async (maxTries) => {
				const { world, id } = await start(1, maxTries);
				await untilWaiting(world.n8n, id);
				expect([asked(world, 'create'), paid(world)]).toEqual([4, ITEMS]);
				const execution = await finish(world, id);
				expect(execution.status).toBe('success');
				expect(afterTheWait(execution)).toMatchObject({
					runs: 1,
					items: results(world),
				});
				expect(outputOf(execution, WAITER, 1)).toEqual([]);
			},
		);

		it.concurrent('what is refused in every try keeps its true error, and its input', async () => {
			const { world, id } = await start(undefined, 3);
			await untilWaiting(world.n8n, id);
			expect([asked(world, 'create'), paid(world)]).toEqual([5, OTHERS]);
			const execution = await finish(world, id);
			expect(execution.status).toBe('success');
			const done = OTHERS.map(({ language }) => ({ language, status: 'completed' }));
			if (onError === 'continueRegularOutput') {
				expect(afterTheWait(execution).items).toMatchObject([NO_SOUND, ...done]);
			} else {
				expect(afterTheWait(execution).items).toMatchObject(done);
				expect(outputOf(execution, WAITER, 1)).toEqual([{ ...FIRST, ...NO_SOUND }]);
			}
		});

		it.concurrent('polling: the second try goes on with the jobs of the first', async () => {
			const polling = { waitMode: 'polling', pollIntervalSeconds: 1 };
			const { world, id } = await start(1, 2, polling);
			while (asked(world, 'info') < 3) await sleep(50);
			const execution = await finish(world, id);
			expect([execution.status, asked(world, 'create'), paid(world)]).toEqual([
				'success',
				4,
				ITEMS,
			]);
			expect(afterTheWait(execution).items).toMatchObject(results(world));
		});
	},
);
