import '../engine/shortPauses';

import { video, videos } from '../engine/operations';
import { Scenario } from './scenario';
import type { WaitingExecution } from './waitingExecution';

const scenario = new Scenario();
const LANGUAGES = ['fr', 'de', 'hi'];
/** Each item names its language: an item of an earlier try's result would name another, or none. */
const items = videos(3).map((item, index) => ({ ...item, language: LANGUAGES[index] }));
const parameters = { targetLanguages: '={{ $json.language }}' };
const NO_SOUND = {
	error: 'The video has no audio track',
	message: expect.stringContaining('code 1203: "no sound"'),
};

function refuse(item: number, times?: number): void {
	const url = video(item);
	scenario.akool.fault({ kind: 'create', url, code: 1203, msg: 'no sound', times });
}

/** What was created, as [video, language], in item order. */
const created = () => scenario.akool.jobs.map(({ url, language }) => [url, language]).sort();
const wanted = (...indexes: number[]) => indexes.map((index) => [video(index), LANGUAGES[index]]);

async function finishAll(execution: WaitingExecution): Promise<void> {
	for (const job of scenario.akool.jobs) await scenario.finish(execution, job);
}

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'Retry On Fail with On Error %s',
	(onError) => {
		const start = async (maxTries: number) =>
			await scenario.start(3, parameters, {
				items,
				settings: { onError, retryOnFail: true, maxTries, waitBetweenTries: 0 },
			});

		it.each([2, 3])(
			'an item that is accepted at the second of %d tries is waited for like the others',
			async (maxTries) => {
				refuse(0, 1);
				const execution = await start(maxTries);
				expect([execution.status, scenario.count('create')]).toEqual(['waiting', 4]);
				expect(created()).toEqual(wanted(0, 1, 2));
				await finishAll(execution);
				expect(execution.status).toBe('success');
				const done = execution.result.json('After');
				expect(done.map(({ language, status }) => [language, status])).toEqual(
					LANGUAGES.map((language) => [language, 'completed']),
				);
				const ids = wanted(0, 1, 2).map(
					([url]) => scenario.akool.jobs.find((job) => job.url === url)?._id,
				);
				expect(done.map(({ _id }) => _id)).toEqual(ids);
				expect(execution.result.json('On Error')).toEqual([]);
			},
		);

		it.each([
			[2, 'callback'],
			[3, 'callback'],
			[2, 'timeout'],
			[3, 'timeout'],
		])(
			'an item refused in all %d tries has its true error, and the others are waited for: %s',
			async (maxTries, ending) => {
				refuse(0);
				const execution = await start(maxTries);
				expect([execution.status, scenario.count('create')]).toEqual(['waiting', 2 + maxTries]);
				expect(created()).toEqual(wanted(1, 2));
				if (ending === 'timeout') await execution.timeIsUp();
				else await finishAll(execution);
				const { json } = execution.result;
				const status = ending === 'timeout' ? 'queueing' : 'completed';
				const others = [1, 2].map((index) => ({ language: LANGUAGES[index], status }));
				if (onError === 'continueRegularOutput') {
					expect(json('After')).toMatchObject([NO_SOUND, ...others]);
				} else {
					expect(json('After')).toMatchObject(others);
					expect(json('On Error')).toEqual([{ ...items[0], ...NO_SOUND }]);
				}
			},
		);

		it('an item other than the first is not tried again, and nothing is lost', async () => {
			refuse(1, 1);
			const execution = await start(3);
			expect([execution.status, scenario.count('create')]).toEqual(['waiting', 3]);
			await finishAll(execution);
			const [first, third] = [0, 2].map((index) => ({ language: LANGUAGES[index] }));
			const { json } = execution.result;
			if (onError === 'continueRegularOutput') {
				expect(json('After')).toMatchObject([first, NO_SOUND, third]);
			} else {
				expect(json('After')).toMatchObject([first, third]);
				expect(json('On Error')).toEqual([{ ...items[1], ...NO_SOUND }]);
			}
		});

		it('polling: the second try has the jobs of the first', async () => {
			refuse(0, 1);
			scenario.akool.fault({ kind: 'info', times: 3, http: 502 });
			const settings = { onError, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
			const polling = { ...parameters, waitMode: 'polling', maxWaitMinutes: 0.001 };
			const execution = await scenario.start(3, polling, { items, settings });
			expect([execution.status, scenario.count('create')]).toEqual(['success', 4]);
			expect(created()).toEqual(wanted(0, 1, 2));
			expect(execution.result.json('After').map(({ language }) => language)).toEqual(LANGUAGES);
		});
	},
);
